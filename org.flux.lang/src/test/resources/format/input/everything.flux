   package   org . flux.demo ;
import "library.flux"  ;
import java.util . List;import java.util.*;


/**
 * A predicate.
 */
typedef   hit   TestInCache;typedef shout:IsShout ;
typedef bound by org.demo.Tests :: isBound;



Listen   ()=>(int socket);// the source
node  blocking Read(int socket)  ->  (int socket,char *data ,Map < String,List<byte [ ]>> headers)by a.b.C::read ;
async Compress (List< ? extends Foo >  raws,const char*name)=>(unsigned long size)
push Accept () => (Socket s)
source Listen{session:RoomOf}=>Image;
source Accept {  session : RoomOf by a.b.C :: roomOf  }  ⇒ Image;
session Listen=>ClientOf by a.B::of;
Image=Read->CheckCache
   ->Handler
   ->Write->Complete  ;
Handler : [_,_,hit]=;
Handler[  ! hit , *, _ ] = ReadFromDisk--->Compress→StoreInCache;
Handler:[_,_,_]=Other;
Short:[_] = A; // one
Short:[hit] = Long -> Flow; // two

/* a block */ atomic CheckCache : {cacheLock ,other ?, chunks ( session ) !,  x!(program)}  ;
constraint Complete{cacheLock}
atomic StoreInCache:{cacheLock};;
handle   error   Read=>FourOhFour ;
handle error * ->Read => Log by a.B::log;
handle error _ => Log;
order a<b  <c ;
pragma lockorder=inferred;
pragma   nomatch  =  drop ;
