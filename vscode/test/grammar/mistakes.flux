// SPDX-License-Identifier: EPL-2.0
// A text that is being typed: a slip colours one declaration, not the rest of the file.

Page = Read ->
source Listen => Page;
// <------ keyword.control.source
//     ^^^^^^ entity.name.function.node

Read (int socket, char
typedef hit IsHit;
// <------- keyword.control.typedef
//      ^^^ entity.name.type.predicate

atomic Read:{cache
atomic Write:{cache};
// <------ keyword.control.atomic
//            ^^^^^ variable.other.constant.lock

Handler:[_, hit
handle error Read => Log;
// <------ keyword.control.handle

source Listen -- Page;
//            ^^ invalid.illegal.arrow

Page = Read == Write;
//          ^^ invalid.illegal.arrow

#include <stdio.h>
// <-------- invalid.illegal.directive

/**/ Page = Read;
// <---- comment.block
//   ^^^^ entity.name.function.declaration.node

import "other.flux
Page = Read;
//     ^^^^ - string
