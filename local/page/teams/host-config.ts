import type { Look } from '../ui/look.ts';

/** What Teams' clients show in each theme: ordinary text, subtle text, and the colours with a meaning. */
const palettes: Record<
  Look,
  Record<'text' | 'subtle' | 'accent' | 'good' | 'warning' | 'attention' | 'card' | 'emphasis' | 'line', string>
> = {
  default: {
    text: '#242424',
    subtle: '#616161',
    accent: '#5b5fc7',
    good: '#0e700e',
    warning: '#8a3707',
    attention: '#b10e1c',
    card: '#ffffff',
    emphasis: '#f5f5f5',
    line: '#e0e0e0',
  },
  dark: {
    text: '#ffffff',
    subtle: '#adadad',
    accent: '#aab1fa',
    good: '#9fd89f',
    warning: '#faa06b',
    attention: '#eeacb2',
    card: '#292929',
    emphasis: '#333333',
    line: '#525252',
  },
  contrast: {
    text: '#ffffff',
    subtle: '#ffffff',
    accent: '#ffff01',
    good: '#3ff23f',
    warning: '#ffff01',
    attention: '#ff5f5f',
    card: '#000000',
    emphasis: '#000000',
    line: '#ffffff',
  },
};

const tints: Record<Look, Record<'accent' | 'good' | 'warning' | 'attention', string>> = {
  default: { accent: '#ebefff', good: '#f1faf1', warning: '#fff9f5', attention: '#fdf3f4' },
  dark: { accent: '#2f2f4a', good: '#052505', warning: '#411200', attention: '#3f1011' },
  contrast: { accent: '#000000', good: '#000000', warning: '#000000', attention: '#000000' },
};

const sizes = {
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 300, default: 400, bolder: 600 },
};

/** How cards look in Teams, for the renderer. */
export function hostConfig(look: Look): object {
  const palette = palettes[look];
  const tint = tints[look];
  const one = (name: 'text' | 'accent' | 'good' | 'warning' | 'attention') => ({
    default: palette[name],
    subtle: name === 'text' ? palette.subtle : palette[name],
  });
  const foregroundColors = {
    default: one('text'),
    dark: one('text'),
    light: { default: palette.subtle, subtle: palette.subtle },
    accent: one('accent'),
    good: one('good'),
    warning: one('warning'),
    attention: one('attention'),
  };
  const style = (backgroundColor: string, borderColor = palette.line) => ({
    backgroundColor,
    borderColor,
    borderThickness: 1,
    foregroundColors,
  });
  return {
    fontTypes: {
      default: { fontFamily: "'Segoe UI', system-ui, 'Apple Color Emoji', 'Segoe UI Emoji', sans-serif", ...sizes },
      monospace: { fontFamily: "Consolas, 'Courier New', monospace", ...sizes },
    },
    lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 32 },
    spacing: { none: 0, extraSmall: 4, small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: palette.line },
    supportsInteractivity: true,
    imageSizes: { small: 32, medium: 52, large: 100 },
    containerStyles: {
      default: style(palette.card),
      emphasis: style(palette.emphasis),
      accent: style(tint.accent, palette.accent),
      good: style(tint.good, palette.good),
      warning: style(tint.warning, palette.warning),
      attention: style(tint.attention, palette.attention),
    },
    actions: {
      maxActions: 6,
      spacing: 'default',
      buttonSpacing: 8,
      showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
    },
    adaptiveCard: { allowCustomStyle: false },
    inputs: {
      label: {
        inputSpacing: 'extraSmall',
        requiredInputs: { weight: 'bolder', color: 'default', suffix: ' *', suffixColor: 'attention' },
        optionalInputs: { weight: 'bolder' },
      },
      errorMessage: { color: 'attention', weight: 'default' },
    },
    factSet: { title: { weight: 'bolder', wrap: true, maxWidth: 160 }, value: { wrap: true }, spacing: 12 },
    textBlock: { headingLevel: 3 },
    textStyles: { heading: { size: 'large', weight: 'bolder' }, columnHeader: { weight: 'bolder' } },
  };
}
