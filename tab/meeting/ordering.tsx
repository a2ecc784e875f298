import {
  type Announcements,
  type CollisionDetection,
  closestCenter,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  type KeyboardCoordinateGetter,
  KeyboardSensor,
  PointerSensor,
  pointerWithin,
  type UniqueIdentifier,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { type ReactNode, useRef, useState } from 'react';
import type { CaseView } from '../../shared/case/case.api.ts';
import { useText } from '../reader.tsx';
import css from './meeting.module.css';
import { orderingText } from './ordering.text.ts';

/** How a row of the agenda takes part in the ordering. */
export interface Movable {
  readonly ref: (row: HTMLElement | null) => void;
  readonly handle: ReactNode;
  /** The side on which what is being moved will stand. */
  readonly mark: 'above' | 'below' | undefined;
  readonly lifted: boolean;
}

interface OrderingProps {
  readonly cases: readonly CaseView[];
  /** A move is on its way: the next waits until its order is known. */
  readonly busy: boolean;
  readonly onMove: (item: CaseView, before: string | null) => void;
  readonly row: (item: CaseView, movable: Movable) => ReactNode;
}

/** Cases that are put in order by dragging, or by space and arrows. */
export function Ordering({ cases, busy, onMove, row }: OrderingProps) {
  const text = useText(orderingText);
  const [lifted, setLifted] = useState<UniqueIdentifier>();
  /** Where the keyboard has come: rows are of every height, so it goes by their order, not by where they stand. */
  const reached = useRef(0);
  const indexOf = (id: UniqueIdentifier | undefined) => cases.findIndex(({ key }) => key === id);
  const titleOf = (id: UniqueIdentifier) => cases[indexOf(id)]?.title ?? '';

  const toNext: KeyboardCoordinateGetter = (event, { currentCoordinates, context: { droppableRects, collisionRect } }) => {
    const step = event.code === 'ArrowDown' ? 1 : event.code === 'ArrowUp' ? -1 : 0;
    if (step === 0) return undefined;
    event.preventDefault();
    reached.current = Math.min(cases.length - 1, Math.max(0, reached.current + step));
    const rect = droppableRects.get(cases[reached.current]?.key ?? '');
    if (!rect || !collisionRect) return undefined;
    return { x: currentCoordinates.x, y: rect.top + rect.height / 2 - collisionRect.height / 2 };
  };

  const nearest: CollisionDetection = (args) => {
    if (args.pointerCoordinates) {
      const within = pointerWithin(args);
      return within.length > 0 ? within : closestCenter(args);
    }
    const id = cases[reached.current]?.key;
    return id === undefined ? [] : [{ id }];
  };

  const announcements: Announcements = {
    onDragStart: ({ active }) => text.lifted(titleOf(active.id), indexOf(active.id) + 1, cases.length),
    // It begins over itself: that must not silence what has just been said.
    onDragOver: ({ active, over }) =>
      !over
        ? undefined
        : over.id === active.id
          ? text.lifted(titleOf(active.id), indexOf(active.id) + 1, cases.length)
          : text.over(indexOf(over.id) + 1, cases.length),
    onDragEnd: ({ active, over }) => text.dropped(titleOf(active.id), indexOf(over?.id ?? active.id) + 1, cases.length),
    onDragCancel: ({ active }) => text.given(titleOf(active.id)),
  };

  function drop({ active, over }: DragEndEvent) {
    setLifted(undefined);
    const [from, to] = [indexOf(active.id), indexOf(over?.id)];
    const item = cases[from];
    if (!item || to < 0 || to === from) return;
    onMove(item, (to > from ? cases[to + 1]?.key : cases[to]?.key) ?? null);
  }

  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: toNext, scrollBehavior: 'auto' }),
  );
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={nearest}
      accessibility={{ announcements, screenReaderInstructions: { draggable: text.how } }}
      onDragStart={({ active }) => {
        reached.current = indexOf(active.id);
        setLifted(active.id);
      }}
      onDragEnd={drop}
      onDragCancel={() => setLifted(undefined)}
    >
      <ol>
        {cases.map((item, index) => (
          <Place key={item.key} item={item} index={index} from={lifted === undefined ? undefined : indexOf(lifted)} busy={busy} row={row} />
        ))}
      </ol>
      <DragOverlay dropAnimation={null}>{lifted !== undefined && <p className={css['carried']}>{titleOf(lifted)}</p>}</DragOverlay>
    </DndContext>
  );
}

interface PlaceProps extends Pick<OrderingProps, 'busy' | 'row'> {
  readonly item: CaseView;
  readonly index: number;
  /** Where what is being moved came from. */
  readonly from: number | undefined;
}

function Place({ item, index, from, busy, row }: PlaceProps) {
  const text = useText(orderingText);
  const drag = useDraggable({ id: item.key, disabled: busy, attributes: { roleDescription: text.role } });
  const { isOver, setNodeRef } = useDroppable({ id: item.key });
  const mark = !isOver || from === undefined || from === index ? undefined : index < from ? 'above' : 'below';
  return row(item, {
    ref: (element) => {
      drag.setNodeRef(element);
      setNodeRef(element);
    },
    handle: (
      <button
        type="button"
        ref={drag.setActivatorNodeRef}
        className={css['handle']}
        {...drag.attributes}
        {...drag.listeners}
        aria-label={text.handle(item.title)}
      >
        <svg viewBox="0 0 12 20" aria-hidden="true">
          {[4, 10, 16].flatMap((y) => [3, 9].map((x) => <circle key={`${x} ${y}`} cx={x} cy={y} r="1.5" fill="currentColor" />))}
        </svg>
      </button>
    ),
    mark,
    lifted: from === index,
  });
}
