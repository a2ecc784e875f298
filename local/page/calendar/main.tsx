import { show } from '../ui/page.tsx';
import { CalendarPage } from './calendar-page.tsx';

show(<CalendarPage />);
