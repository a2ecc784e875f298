/** Only the secretariat sees these in the menu: nobody else loads them. */
export { SettingsFilled, SettingsRegular } from '@fluentui/react-icons/svg/settings';
