import { GraphEventCalendar } from '../../bot/adapters/graph/event-calendar.ts';
import { calendarFinding } from '../../bot/doctor/calendar.ts';
import { startTestGraph, type TestGraph } from '../support/graph-server.ts';

describe('the doctor on the calendar', () => {
  let graph: TestGraph;
  const found = (token: string) => {
    const calendar = new GraphEventCalendar({ origin: graph.server.origin, token: async () => token }, 'sekretariatet@region.example');
    return calendarFinding('sekretariatet@region.example', () => calendar.look());
  };
  beforeAll(async () => {
    graph = await startTestGraph();
  });
  afterAll(() => graph.close());

  it('finds that the app reaches it', async () => {
    expect(await found('organizer')).toMatchObject({ mark: '✓' });
  });

  it('says what is wrong where the app may not, and what to do', async () => {
    expect(await found('writer')).toMatchObject({ mark: '✗', says: expect.stringMatching(/Graph 403 .*Calendars\.ReadWrite/) });
  });

  it('says where there is no such mailbox, and where nobody answers', async () => {
    graph.server.control.failNext({ match: '/events', status: 404 });
    expect(await found('organizer')).toMatchObject({ mark: '✗', says: expect.stringMatching(/CALENDAR_MAILBOX/) });
    graph.server.control.failNext({ match: '/events', status: 500 });
    expect(await found('organizer')).toMatchObject({ mark: '✗', says: expect.stringMatching(/no answer/) });
  });
});
