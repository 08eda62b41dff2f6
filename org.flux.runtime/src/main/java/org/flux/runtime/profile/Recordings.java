// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime.profile;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import jdk.jfr.Event;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import jdk.jfr.FlightRecorderListener;
import jdk.jfr.Recording;

/** Listens to recordings beginning and ending. */
final class Recordings implements LiveSwitch, FlightRecorderListener {
    private final Profiler profiler;
    private final ReentrantLock changing = new ReentrantLock();
    private boolean closed;
    private JfrEvents events;

    Recordings(Profiler profiler) {
        this.profiler = profiler;
        FlightRecorder.addListener(this);
        if (FlightRecorder.isInitialized()) {
            look();
        }
    }

    @Override
    public void recordingStateChanged(Recording recording) {
        switch (recording.getState()) {
            case RUNNING, STOPPED, CLOSED -> look();
            default -> { }
        }
    }

    private void look() {
        changing.lock();
        try {
            boolean wanted = !closed && isWanted();
            if (wanted && events == null) {
                events = new JfrEvents(profiler);
                profiler.live(events);
            } else if (!wanted && events != null) {
                events.close();
                events = null;
                profiler.live(null);
            }
        } finally {
            changing.unlock();
        }
    }

    private static boolean isWanted() {
        boolean wanted = false;
        for (Class<? extends Event> type : List.<Class<? extends Event>>of(Events.Flow.class, Events.Node.class, Events.LockWait.class,
                Events.SourceSum.class, Events.NodeSum.class, Events.LockSum.class)) {
            FlightRecorder.register(type);
            wanted |= EventType.getEventType(type).isEnabled();
        }
        return wanted;
    }

    @Override
    public void close() {
        FlightRecorder.removeListener(this);
        changing.lock();
        try {
            closed = true;
            if (events != null) {
                events.close();
            }
        } finally {
            changing.unlock();
        }
    }
}
