typedef hit IsCached;
typedef large IsLarge;
Listen () => (int socket, String path);
Show (int socket, String path) => ();
Load (int socket, String path) => ();
Stream (int socket, String path) => ();

source Listen => Page;
Page:[_, hit] = Show;
Page:[_, !hit] = Load;
Page:[_, large] = Stream;
