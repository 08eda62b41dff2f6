// SPDX-License-Identifier: EPL-2.0
// What stands under a line says how the marked characters of that line are coloured: the innermost scope begins with what is named;
// after `- ` no scope does. `<--` means the first character.

package org.example.größe;
// <------- keyword.control.package
//      ^^^ entity.name.namespace
//                       ^ punctuation.terminator

import org.flux.http.Request;
// <------ keyword.control.import
//     ^^^ entity.name.namespace
//                   ^^^^^^^ entity.name.type

import java.util.*;
//               ^ keyword.operator.wildcard

import "other.flux";
//      ^^^^^^^^^^ string.quoted.double

/** Waits for requests, see `Serve`. */
// <--- punctuation.definition.comment
//  ^^^^^ comment.block.documentation
//                         ^^^^^^^ markup.inline.raw

push Listen () => (Request request);
// <---- keyword.control.modifier
//   ^^^^^^ entity.name.function.declaration.node
//             ^^ keyword.operator.arrow
//                 ^^^^^^^ entity.name.type
//                         ^^^^^^^ variable.parameter

node blocking Read (String name, List<? extends Map<String, int[]>> values, char* data) -> (int);
// <---- keyword.control.node
//   ^^^^^^^^ keyword.control.modifier
//            ^^^^ entity.name.function.declaration.node
//                  ^^^^^^ entity.name.type
//                         ^^^^ variable.parameter
//                               ^^^^ entity.name.type
//                                   ^ punctuation.definition.typearguments
//                                    ^ keyword.operator.wildcard
//                                      ^^^^^^^ storage.modifier.type
//                                                  ^^^^^^ entity.name.type
//                                                          ^^^ support.type.primitive
//                                                             ^^ keyword.operator.pointer
//                                                                  ^^^^^^ variable.parameter
//                                                                          ^^^^ support.type.primitive
//                                                                              ^ keyword.operator.pointer
//                                                                                ^^^^ variable.parameter
//                                                                                      ^^ keyword.operator.arrow
//                                                                                          ^^^ support.type.primitive

async Größe (const struct tag *t, unsigned long int 数, java.util.List<String> l, Foo) => ();
// <----- keyword.control.modifier
//    ^^^^^ entity.name.function.declaration.node
//           ^^^^^^^^^^^^ storage.modifier.type
//                        ^^^ entity.name.type
//                             ^ variable.parameter
//                                ^^^^^^^^ support.type.primitive
//                                         ^^^^ support.type.primitive
//                                              ^^^ support.type.primitive
//                                                  ^ variable.parameter
//                                                     ^^^^ entity.name.namespace
//                                                               ^^^^ entity.name.type
//                                                                            ^ variable.parameter
//                                                                               ^^^ entity.name.type

Reply (int socket, char*
content, char* output
// <------- variable.parameter
//             ^^^^^^ variable.parameter
) => ();

Hash (String text) => (int hash) by java.util.Objects::hashCode;
//                               ^^ keyword.control.by
//                                  ^^^^ entity.name.namespace
//                                            ^^^^^^^ entity.name.type
//                                                   ^^ punctuation.separator.method
//                                                     ^^^^^^^^ entity.name.function.java

typedef hit TestInCache;
// <------- keyword.control.typedef
//      ^^^ entity.name.type.predicate
//          ^^^^^^^^^^^ entity.name.function.java

typedef hit: by org.example.Tests::isHit;
//         ^ punctuation.separator.colon
//           ^^ keyword.control.by
//                          ^^^^^ punctuation.separator.method | entity.name.type
//                                 ^^^^^ entity.name.function.java

source Listen {session: ClientOf} => Serve;
// <------ keyword.control.source
//     ^^^^^^ entity.name.function.node
//             ^^^^^^^ keyword.control.session
//                      ^^^^^^^^ entity.name.function.java
//                                ^^ keyword.operator.arrow
//                                   ^^^^^ entity.name.function.node

session Listen -> RoomOf;
// <------- keyword.control.session
//      ^^^^^^ entity.name.function.node
//                ^^^^^^ entity.name.function.java

Serve:[_, !hit, *] = Lookup -> Handler ----> Send;
// <----- entity.name.function.declaration.node
//     ^ constant.language.wildcard
//        ^ keyword.operator.logical
//         ^^^ entity.name.type.predicate
//              ^ constant.language.wildcard
//                 ^ keyword.operator.definition
//                   ^^^^^^ entity.name.function.node
//                          ^^ keyword.operator.arrow
//                                     ^^^^^ keyword.operator.arrow

Image =
  ReadRequest → CheckCache // first
//^^^^^^^^^^^ entity.name.function.node
//            ^ keyword.operator.arrow
//                         ^^ punctuation.definition.comment
  ⇒ Write /* then */ ==> Complete;
//        ^^ punctuation.definition.comment
//                   ^^^ keyword.operator.arrow
//                       ^^^^^^^^ entity.name.function.node

atomic Append:{transcript(session), members?, store!(program), log(nowhere)};
// <------ keyword.control.atomic
//     ^^^^^^ entity.name.function.node
//             ^^^^^^^^^^ variable.other.constant.lock
//                        ^^^^^^^ keyword.control.scope
//                                         ^ keyword.operator.reader
//                                                 ^ keyword.operator.writer
//                                                   ^^^^^^^ keyword.control.scope
//                                                                 ^^^^^^^ invalid.illegal.scope

constraint CheckCache {cache}
// <---------- keyword.control.constraint
//         ^^^^^^^^^^ entity.name.function.node
//                     ^^^^^ variable.other.constant.lock

handle error Serve -> * -> Find => Apologize;
// <------ keyword.control.handle
//     ^^^^^ keyword.control.error
//           ^^^^^ entity.name.function.node
//                    ^ constant.language.wildcard
//                                 ^^^^^^^^^ entity.name.function.node

order alpha < beta < gamma;
// <----- keyword.control.order
//    ^^^^^ variable.other.constant.lock
//          ^ keyword.operator.order

pragma lockorder = inferred;
// <------ keyword.control.pragma
//     ^^^^^^^^^ support.constant.pragma
//               ^ keyword.operator.assignment
//                 ^^^^^^^^ constant.language.pragma

pragma nomatch = drop;
//               ^^^^ constant.language.pragma
