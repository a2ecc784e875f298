import { show } from '../ui/page.tsx';
import { OutboxPage } from './outbox-page.tsx';

show(<OutboxPage />);
