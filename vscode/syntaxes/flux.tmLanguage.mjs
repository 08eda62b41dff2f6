// SPDX-License-Identifier: EPL-2.0
// The TextMate grammar of Flux, from which the build writes flux.tmLanguage.json. Colours of a text that nobody has analysed yet; the
// server's semantic tokens lie over them.
//
// A grammar sees one line at a time. What may stand on several lines is therefore a region of its own, with a beginning that one line
// shows. Soft keywords are keywords where the language says so: a word followed by another word is a keyword, a word followed by `(`, `=`,
// `:` or `[` is a name. A region also ends before a hard keyword, so that a missing `;` does not colour the rest of the file.

const start = '[\\p{L}\\p{Nl}\\p{Sc}\\p{Pc}]';
const part = '[\\p{L}\\p{Nl}\\p{Sc}\\p{Pc}\\p{Mn}\\p{Mc}\\p{Nd}]';
const id = `(?:${start}${part}*+)`;
const before = `(?<!${part})`;
const after = `(?!${part})`;
const name = `${before}${id}`;
const qualified = `(?:${name}(?:\\s*\\.\\s*${id})*+)`;
const arrow = '(?:[-]+>|=+>|→|⇒)';
const words = (...list) => `${before}(?:${list.join('|')})${after}`;
/** A keyword, or the last thing in its line, where a name that is spelled like one would be very unusual. */
const soft = word => `${words(word)}(?=\\s+${id}|\\s*$)`;
const hard = words('typedef', 'source', 'handle', 'atomic');
const stop = `(;)|(?=${hard})`;
const comment = { 0: { name: 'punctuation.definition.comment.flux' } };
const stopped = { 1: { name: 'punctuation.terminator.statement.flux' } };

const include = name => ({ include: `#${name}` });
const match = (pattern, scope, captures) => ({ match: pattern, ...(scope && { name: scope }), ...(captures && { captures }) });
const scopes = (...list) => Object.fromEntries(list.map((scope, i) => [i + 1, { name: scope }]));
const statement = (kind, begin, beginCaptures, patterns) => ({
    name: `meta.${kind}.flux`, begin, beginCaptures, end: stop, endCaptures: stopped, patterns: [include('comments'), ...patterns],
});

const NODE = 'entity.name.function.node.flux';
const NODE_DECLARED = 'entity.name.function.declaration.node.flux';
const PREDICATE = 'entity.name.type.predicate.flux';
const FUNCTION = 'entity.name.function.java.flux';
const LOCK = 'variable.other.constant.lock.flux';
const TYPE = 'entity.name.type.flux';
const JAVA_PRIMITIVE = words('boolean', 'byte', 'short', 'int', 'long', 'char', 'float', 'double');
const C_TYPE = words('bool', 'unsigned', 'signed', 'size_t', 'ssize_t', 'u?int(?:8|16|32|64)_t', 'void');

export const grammar = {
    name: 'Flux',
    scopeName: 'source.flux',
    patterns: [
        include('comments'), include('directive'), include('package'), include('import'), include('typedef'), include('source'),
        include('session'), include('atomic'), include('handler'), include('order'), include('pragma'), include('modifier'),
        include('binding'), include('parameters'), include('patterns'), include('body'), include('declared'), include('arrow'),
        include('string'), match(':', 'punctuation.separator.colon.flux'), match(';', 'punctuation.terminator.statement.flux'),
    ],
    repository: {
        comments: {
            patterns: [
                match('/\\*\\*/', 'comment.block.flux'),
                {
                    name: 'comment.block.documentation.flux', begin: '/\\*\\*', end: '\\*/', captures: comment,
                    patterns: [
                        match('(@)(?:param|return|throws|see|since|deprecated)\\b', 'storage.type.annotation.documentation.flux'),
                        match('`[^`]+`', 'markup.inline.raw.flux'),
                    ],
                },
                { name: 'comment.block.flux', begin: '/\\*', end: '\\*/', captures: comment },
                { name: 'comment.line.double-slash.flux', begin: '//', end: '$', beginCaptures: comment },
            ],
        },
        directive: match('^\\s*#.*$', 'invalid.illegal.directive.flux'),
        arrow: {
            patterns: [
                match(arrow, 'keyword.operator.arrow.flux'),
                match('[-=]{2,}|-|=-+', 'invalid.illegal.arrow.flux'),
            ],
        },
        string: {
            name: 'string.quoted.double.flux', begin: '["“”„]', end: '["“”]|$',
            beginCaptures: { 0: { name: 'punctuation.definition.string.begin.flux' } },
            endCaptures: { 0: { name: 'punctuation.definition.string.end.flux' } },
        },
        package: statement('package', `(${soft('package')})`, scopes('keyword.control.package.flux'), [
            match(qualified, 'entity.name.namespace.flux'),
        ]),
        import: statement('import', `(${words('import')})(?=\\s+${id}|\\s*["“”„]|\\s*$)`, scopes('keyword.control.import.flux'), [
            include('string'),
            match('\\*', 'keyword.operator.wildcard.flux'),
            match(`(${name})(?=\\s*\\.)`, 'entity.name.namespace.flux'),
            match(name, TYPE),
        ]),
        typedef: statement('typedef', `(${words('typedef')})(?:\\s+(${id}))?`, scopes('keyword.control.typedef.flux', PREDICATE), [
            include('binding'), match(':', 'punctuation.separator.colon.flux'), match(name, FUNCTION),
        ]),
        source: statement('source', `(${words('source')})(?:\\s+(${id}))?`, scopes('keyword.control.source.flux', NODE), [
            include('arrow'),
            {
                begin: '\\{', end: `\\}|(?=;|${hard})`, captures: { 0: { name: 'punctuation.section.block.flux' } },
                patterns: [
                    include('comments'), match(`(${words('session')})\\s*(:)`, undefined,
                        scopes('keyword.control.session.flux', 'punctuation.separator.colon.flux')),
                    include('binding'), match(name, FUNCTION),
                ],
            },
            match(name, NODE),
        ]),
        // `session Accept => RoomOf;`, and no declaration of a node by that name
        session: statement('session', `(${soft('session')})(?:\\s+(${id}))?`, scopes('keyword.control.session.flux', NODE), [
            include('arrow'), include('binding'), match(name, FUNCTION),
        ]),
        atomic: {
            name: 'meta.constraint.flux',
            begin: `(?:(${words('atomic')})|(${soft('constraint')}))(?:\\s+(${id}))?`,
            beginCaptures: scopes('keyword.control.atomic.flux', 'keyword.control.constraint.flux', NODE),
            end: `(?<=\\})|${stop}`, endCaptures: stopped,
            patterns: [include('comments'), include('locks'), match(':', 'punctuation.separator.colon.flux'), match(name, NODE)],
        },
        locks: {
            begin: '\\{', end: `\\}|(?=;|${hard})`, captures: { 0: { name: 'punctuation.section.block.flux' } },
            patterns: [
                include('comments'),
                match('\\?', 'keyword.operator.reader.flux'),
                match('!', 'keyword.operator.writer.flux'),
                match(`(\\()\\s*(?:(program|session)|(${id}))?\\s*(\\)|(?=$))`, undefined, scopes('punctuation.section.parens.flux',
                    'keyword.control.scope.flux', 'invalid.illegal.scope.flux', 'punctuation.section.parens.flux')),
                match(',', 'punctuation.separator.comma.flux'),
                match(name, LOCK),
            ],
        },
        handler: statement('handler', `(${words('handle')})(?:\\s+(${words('error')}))?`,
            scopes('keyword.control.handle.flux', 'keyword.control.error.flux'), [
                match(words('error'), 'keyword.control.error.flux'),
                include('arrow'), include('wildcard'), include('binding'), match(name, NODE),
            ]),
        order: statement('order', `(${soft('order')})`, scopes('keyword.control.order.flux'), [
            match('<', 'keyword.operator.order.flux'), match(name, LOCK),
        ]),
        pragma: statement('pragma', `(${soft('pragma')})(?:\\s+(?:(lockorder|nomatch)${after}|(${id})))?`,
            scopes('keyword.control.pragma.flux', 'support.constant.pragma.flux', 'variable.other.pragma.flux'), [
                match('=', 'keyword.operator.assignment.flux'), include('string'),
                match(words('alphabetical', 'inferred', 'error', 'drop'), 'constant.language.pragma.flux'),
                match(`${before}\\d+`, 'constant.numeric.flux'), match(name, 'variable.other.pragma.flux'),
            ]),
        modifier: {
            patterns: [
                match(soft('node'), 'keyword.control.node.flux'),
                match(soft('(?:blocking|async|push)'), 'keyword.control.modifier.flux'),
            ],
        },
        // `by` is also a name; before a qualified name and `::` it is not
        binding: {
            patterns: [
                match(`(${words('by')})\\s+((?:${id}\\s*\\.\\s*)*)(${id})\\s*(::)(?:\\s*(${id}))?`, 'meta.binding.flux', {
                    1: { name: 'keyword.control.by.flux' }, 2: { patterns: [match(id, 'entity.name.namespace.flux')] }, 3: { name: TYPE },
                    4: { name: 'punctuation.separator.method.flux' }, 5: { name: FUNCTION },
                }),
                match(`(${words('by')})(?=\\s*$)`, 'keyword.control.by.flux'),
                match(`((?:${id}\\s*\\.\\s*)*)(${id})\\s*(::)(?:\\s*(${id}))?`, 'meta.binding.flux', {
                    1: { patterns: [match(id, 'entity.name.namespace.flux')] }, 2: { name: TYPE },
                    3: { name: 'punctuation.separator.method.flux' }, 4: { name: FUNCTION },
                }),
            ],
        },
        declared: match(name, NODE_DECLARED),
        wildcard: match(`\\*|${words('_')}`, 'constant.language.wildcard.flux'),
        patterns: {
            name: 'meta.patterns.flux', begin: '\\[', end: `\\]|(?=;|${hard})`,
            captures: { 0: { name: 'punctuation.section.brackets.flux' } },
            patterns: [
                include('comments'), include('wildcard'), match('!', 'keyword.operator.logical.flux'),
                match(',', 'punctuation.separator.comma.flux'), match(name, PREDICATE),
            ],
        },
        body: {
            name: 'meta.flow.flux', begin: '=(?![=>-])', beginCaptures: { 0: { name: 'keyword.operator.definition.flux' } },
            end: stop, endCaptures: stopped,
            patterns: [include('comments'), include('arrow'), match(name, NODE)],
        },
        parameters: {
            name: 'meta.parameters.flux', begin: '\\(', end: `\\)|(?=;|${hard})`,
            captures: { 0: { name: 'punctuation.section.parens.flux' } },
            patterns: [include('comments'), match(',', 'punctuation.separator.comma.flux'), include('parameter')],
        },
        // The first word belongs to the type; the last one is the name unless it is the first one or a word of C's types.
        parameter: {
            begin: `((?:${words('const', 'struct', 'volatile')}\\s+)*+)(?:(${JAVA_PRIMITIVE}|${C_TYPE})|(${qualified}))`,
            beginCaptures: {
                1: { name: 'storage.modifier.type.flux' }, 2: { name: 'support.type.primitive.flux' },
                3: { patterns: [include('type-name')] },
            },
            end: `(?=[,();]|${hard})`,
            patterns: [
                include('comments'), include('type'), match(`${name}(?=\\s*(?:[,)\\[]|$|/[/*]))`, 'variable.parameter.flux'),
                match(name, TYPE),
            ],
        },
        'type-name': {
            patterns: [
                match(`(${name})(?=\\s*\\.)`, 'entity.name.namespace.flux'), match('\\.', 'punctuation.separator.dot.flux'),
                match(name, TYPE),
            ],
        },
        type: {
            patterns: [
                match(words('const', 'struct', 'volatile'), 'storage.modifier.type.flux'),
                match(`${JAVA_PRIMITIVE}|${C_TYPE}`, 'support.type.primitive.flux'),
                {
                    begin: '<', end: '>|(?=[;)])', captures: { 0: { name: 'punctuation.definition.typearguments.flux' } },
                    patterns: [
                        include('comments'), match(words('extends', 'super'), 'storage.modifier.type.flux'),
                        match('\\?', 'keyword.operator.wildcard.flux'), match(',', 'punctuation.separator.comma.flux'), include('type'),
                        include('type-name'),
                    ],
                },
                match('[*&]|\\[\\s*\\]', 'keyword.operator.pointer.flux'),
            ],
        },
    },
};

export const markdown = {
    scopeName: 'markdown.flux.codeblock',
    injectionSelector: 'L:text.html.markdown',
    patterns: [{ include: '#fence' }],
    repository: {
        fence: {
            name: 'markup.fenced_code.block.markdown',
            begin: '(^|\\G)(\\s*)(`{3,}|~{3,})\\s*(?i:(flux)((\\s+|:|,|\\{|\\?)[^`]*)?$)',
            end: '(^|\\G)(\\2|\\s{0,3})(\\3)\\s*$',
            beginCaptures: {
                3: { name: 'punctuation.definition.markdown' }, 4: { name: 'fenced_code.block.language.markdown' },
                5: { name: 'fenced_code.block.language.attributes.markdown' },
            },
            endCaptures: { 3: { name: 'punctuation.definition.markdown' } },
            patterns: [{
                begin: '(^|\\G)(\\s*)(.*)', while: '(^|\\G)(?!\\s*([`~]{3,})\\s*$)',
                contentName: 'meta.embedded.block.flux', patterns: [{ include: 'source.flux' }],
            }],
        },
    },
};
