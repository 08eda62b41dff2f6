// SPDX-License-Identifier: EPL-2.0
// Soft keywords are names wherever a name may stand.

order (int session, int timer, int platform, int order) => (int node);
// <----- entity.name.function.declaration.node
//         ^^^^^^^ variable.parameter
//                                               ^^^^^ variable.parameter
//                                                              ^^^^ variable.parameter
by (int node) => (int output);
// <-- entity.name.function.declaration.node
blocking (int async) => ();
// <-------- entity.name.function.declaration.node
//            ^^^^^ variable.parameter
node push (int by) => ();
// <---- keyword.control.node
//   ^^^^ entity.name.function.declaration.node
Page = order -> by -> blocking -> session -> pragma;
//     ^^^^^ entity.name.function.node
//              ^^ entity.name.function.node
//                    ^^^^^^^^ entity.name.function.node
//                                ^^^^^^^ entity.name.function.node
//                                           ^^^^^^ entity.name.function.node
session = order;
// <------- entity.name.function.declaration.node
order:[_] = by;
// <----- entity.name.function.declaration.node
package [session] = ;
// <------- entity.name.function.declaration.node
//       ^^^^^^^ entity.name.type.predicate
atomic order:{alpha, session(session), program(program)};
//     ^^^^^ entity.name.function.node
//                   ^^^^^^^ variable.other.constant.lock
//                           ^^^^^^^ keyword.control.scope
//                                     ^^^^^^^ variable.other.constant.lock
typedef by by;
//      ^^ entity.name.type.predicate
//         ^^ entity.name.function.java
source_1 = sourceful -> _x -> $y;
// <-------- entity.name.function.declaration.node
//         ^^^^^^^^^ entity.name.function.node
//                      ^^ entity.name.function.node
//                            ^^ entity.name.function.node
𝒳 = 數 -> été;
// <- entity.name.function.declaration.node
//   ^ entity.name.function.node
