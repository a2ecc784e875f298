import { show } from '../ui/page.tsx';
import { StartPage } from './start-page.tsx';

show(<StartPage />);
