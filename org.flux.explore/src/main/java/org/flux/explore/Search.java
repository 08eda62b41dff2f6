// SPDX-License-Identifier: EPL-2.0
package org.flux.explore;

/** Decides, schedule after schedule, who goes next and how what the program leaves open turns out. */
interface Search {
    /** Answer of {@link #pick}: whatever follows has been seen in other schedules. */
    int NOBODY = -1;

    /**
     * What a flow is about to do to what flows share. Two operations depend on each other if the object is the same and one of them writes.
     *
     * @param object number of a lock, or of what a lock guards
     */
    record Operation(int object, boolean writes) {
        boolean dependsOn(Operation other) {
            return object == other.object && (writes || other.writes);
        }
    }

    /** Begins a schedule. */
    void begin();

    /**
     * Which flow goes next. All flows that are not waiting for a lock are about to do an operation.
     *
     * @param able the flows that can, a bit set
     * @param current the flow that went last
     * @param operations by flow
     */
    int pick(int able, int current, Operation[] operations);

    /**
     * How something turns out for a flow: one of {@code alternatives}, the first of which is the usual one.
     *
     * @param rarely the others are exceptions
     */
    int choose(int flow, int alternatives, boolean rarely);

    /** The flow holds the lock now: what its earlier holders did, as far as they excluded the flow, happened before. */
    default void acquired(int flow, int object, boolean write) {}

    /** The flow gives the lock back. */
    default void released(int flow, int object, boolean write) {}

    /** Goes on to the next schedule; false if there is none. */
    boolean next();

    /** How many schedules were not finished since they would have repeated others. */
    default long repeated() {
        return 0;
    }
}
