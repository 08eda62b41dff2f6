package fleet;

Tick () => (long now);
Snapshot (long now) => (String fleet);
Heartbeat () => (String fleet);
Broadcast (String fleet) => ();
Move (String fleet) => (String fleet);
Publish (String fleet) => ();
source Heartbeat => Broadcast;
Heartbeat = Tick -> Snapshot;
Broadcast = Move -> Publish;
atomic Snapshot:{fleetState?};
atomic Move:{fleetState};
handle error Snapshot => Stale;
