// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The instances of one session lock: one {@link FlowLock} for each session id that some flow holds or awaits, and none else.
 *
 * <p>An entry counts the flows that hold or await it and dies with the last of them; a dead entry is never revived, the next flow makes a
 * new one. No code of the program runs under a lock of the table other than {@code equals} of session ids (their {@code hashCode} and
 * {@code equals} must be those of values that do not change), and nothing is computed inside the map.
 */
public final class SessionLocks {
    private static final int DEAD = -1;

    private final String name;
    private final ConcurrentHashMap<Object, Entry> entries = new ConcurrentHashMap<>();

    /** @param name for messages, as in the program: {@code chunks(session)} */
    public SessionLocks(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    /**
     * Acquires the lock of the flow's session as a reader.
     *
     * @return the lock, to be given to {@link #unlockRead}
     */
    public FlowLock lockRead(Flow flow) throws InterruptedException, FlowTimeout {
        Entry entry = retain(flow);
        boolean locked = false;
        try {
            entry.lockRead(flow);
            locked = true;
        } finally {
            if (!locked) {
                release(entry);
            }
        }
        return entry;
    }

    /**
     * Acquires the lock of the flow's session as the writer.
     *
     * @return the lock, to be given to {@link #unlockWrite}
     */
    public FlowLock lockWrite(Flow flow) throws InterruptedException, FlowTimeout {
        Entry entry = retain(flow);
        boolean locked = false;
        try {
            entry.lockWrite(flow);
            locked = true;
        } finally {
            if (!locked) {
                release(entry);
            }
        }
        return entry;
    }

    public void unlockRead(Flow flow, FlowLock lock) {
        lock.unlockRead(flow);
        release((Entry) lock);
    }

    public void unlockWrite(Flow flow, FlowLock lock) {
        lock.unlockWrite(flow);
        release((Entry) lock);
    }

    /** Finds the lock of the flow's session in the event shape; what follows is {@link #pollRead} or {@link #pollWrite} with the result. */
    public FlowLock enter(EventFlow flow) {
        Entry entry = retain(flow);
        flow.entered(entry);
        return entry;
    }

    /** {@link FlowLock#pollRead} of what {@link #enter} returned; if it throws, or the flow fails otherwise, the entry is given back. */
    public boolean pollRead(EventFlow flow, FlowLock entry) throws FlowTimeout {
        return entry.pollRead(flow) && flow.acquiredEntered();
    }

    /** {@link FlowLock#pollWrite} of what {@link #enter} returned; if it throws, or the flow fails otherwise, the entry is given back. */
    public boolean pollWrite(EventFlow flow, FlowLock entry) throws FlowTimeout {
        return entry.pollWrite(flow) && flow.acquiredEntered();
    }

    public void unlockRead(EventFlow flow, FlowLock entry) {
        entry.unlockRead(flow);
        release((Entry) entry);
    }

    public void unlockWrite(EventFlow flow, FlowLock entry) {
        entry.unlockWrite(flow);
        release((Entry) entry);
    }

    /** Gives back an entry whose lock the flow does not hold. */
    static void leave(FlowLock entry) {
        ((Entry) entry).leave();
    }

    /** How many sessions have an entry: 0 when no flow holds or awaits a lock of this name. */
    public int size() {
        return entries.size();
    }

    private Entry retain(Flow flow) {
        Object session = flow.sessionId();
        while (true) {
            Entry entry = entries.get(session);
            if (entry == null) {
                Entry fresh = new Entry(name, session);
                if (entries.putIfAbsent(session, fresh) == null) {
                    return fresh;
                }
            } else if (entry.retain()) {
                return entry;
            } else {
                entries.remove(session, entry); // dying: do not wait for its last flow to remove it
            }
        }
    }

    private void release(Entry entry) {
        if (entry.isLastRelease()) {
            entries.remove(entry.session, entry);
        }
    }

    private final class Entry extends FlowLock {
        private final Object session;
        private final AtomicInteger users = new AtomicInteger(1);

        Entry(String name, Object session) {
            super(name);
            this.session = session;
        }

        void leave() {
            SessionLocks.this.release(this);
        }

        @Override
        void unlockFailed(EventFlow flow) {
            super.unlockFailed(flow);
            leave();
        }

        boolean retain() {
            int count = users.get();
            while (count != DEAD) {
                if (users.compareAndSet(count, count + 1)) {
                    return true;
                }
                count = users.get();
            }
            return false;
        }

        boolean isLastRelease() {
            while (true) {
                int count = users.get();
                if (users.compareAndSet(count, count == 1 ? DEAD : count - 1)) {
                    return count == 1;
                }
            }
        }
    }
}
