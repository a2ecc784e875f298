const sizes = {
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 300, default: 400, bolder: 600 },
};

const colour = (usual: string, subtle = usual) => ({ default: `var(--${usual})`, subtle: `var(--${subtle})` });

const foregroundColors = {
  default: colour('colorNeutralForeground1', 'colorNeutralForeground3'),
  dark: colour('colorNeutralForeground1'),
  light: colour('colorNeutralForeground3'),
  accent: colour('colorBrandForeground1'),
  good: colour('colorStatusSuccessForeground1'),
  warning: colour('colorStatusWarningForeground3'),
  attention: colour('colorStatusDangerForeground1'),
};

const style = {
  backgroundColor: 'var(--colorNeutralBackground1)',
  borderColor: 'var(--colorNeutralStroke2)',
  borderThickness: 1,
  foregroundColors,
};

/** How cards look, for the renderer: Fluent's tokens, so that a card follows Teams' theme by itself. */
export const hostConfig = {
  fontTypes: {
    default: { fontFamily: 'var(--fontFamilyBase)', ...sizes },
    monospace: { fontFamily: 'var(--fontFamilyMonospace)', ...sizes },
  },
  lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 32 },
  spacing: { none: 0, extraSmall: 4, small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: 'var(--colorNeutralStroke2)' },
  supportsInteractivity: true,
  containerStyles: { default: style, emphasis: { ...style, backgroundColor: 'var(--colorNeutralBackground3)' } },
  actions: {
    maxActions: 6,
    spacing: 'default',
    buttonSpacing: 8,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
  },
  adaptiveCard: { allowCustomStyle: false },
  inputs: { label: { inputSpacing: 'extraSmall', requiredInputs: { weight: 'bolder' }, optionalInputs: { weight: 'bolder' } } },
  // The page has headings down to the fourth level above it.
  textBlock: { headingLevel: 4 },
  textStyles: { heading: { size: 'large', weight: 'bolder' }, columnHeader: { weight: 'bolder' } },
};
