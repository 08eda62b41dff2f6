// first line


// second group   
/* block
     kept as it is
   */
A=B;   // behind A
Cccc=Dddddd->E;// behind C
/* before */F/* inside */=/* here *//* too */G;/* behind F */

// alone
H =// behind the equals sign
  // on its own line
  I -> // behind an arrow
  J
  /* block on its own line */
  -> K // last
  ;
/** documentation */
Foo (int a, // first
  int b /* second */
  ) => ()
// after a signature without semicolon
Bar () => () // trailing
/* one */ /* two */
/* three */ // four
atomic A:{x, // the lock
 y};
/* multi
line */ L = M; /* multi
line behind */
N = O; // the end
// really
