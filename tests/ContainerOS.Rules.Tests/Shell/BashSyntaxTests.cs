using System.Text;
using System.Text.RegularExpressions;
using ContainerOS.Rules.Shell;
using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Tests.Shell;

/// <summary>
/// The syntax trees of small scripts are those of bash: <c>declare -f</c> writes the tree of a function in one form, and so does
/// <see cref="Tree"/>. What the reader leaves out of its trees is left out of both: <c>!</c>, <c>time</c>, the
/// difference of <c>while</c> and <c>until</c>, how a branch of <c>case</c> ends, and the operators of <c>[[</c>.
/// </summary>
public sealed partial class BashSyntaxTests
{
    /// <summary>Scripts and their trees. <see cref="Trees_AreThoseOfBash"/> holds the trees to bash.</summary>
    private static readonly (string Script, string Tree)[] Scripts =
    [
        ("a b  c\td", "a b c d"),
        ("a; b;c\nd", "a; b; c; d"),
        ("a & b& c", "a & b & c"),
        ("a &\n\nb", "a & b"),
        ("a && b || c | d; e", "a && b || c | d; e"),
        ("a &&\n\nb ||\nc |\n\nd", "a && b || c | d"),
        ("a && b & c || d & e", "a && b & c || d & e"),
        ("a|b|&c", "a | b | c"),
        ("! a; time b; ! time ! c | d", "a; b; c | d"),
        ("a # b\nc #d\n#e", "a; c"),
        ("a \\\n b\\\nc", "a bc"),
        ("# a\n\n# b\n  # c\nd", "d"),
        ("if a; then b; fi", "if a; then b; fi"),
        ("if a\nthen b\nelse c\nfi\nd", "if a; then b; else c; fi; d"),
        ("if a; then b; elif c; then d; else e; fi", "if a; then b; else if c; then d; else e; fi; fi"),
        ("if a; then b; elif c; then d; elif e; then f; fi", "if a; then b; else if c; then d; else if e; then f; fi; fi; fi"),
        ("if a & then b; c & else d & fi", "if a & then b; c & else d & fi"),
        ("if a; b; then if c; then d; fi; fi", "if a; b; then if c; then d; fi; fi"),
        ("if if a; then b; fi; then c; fi", "if if a; then b; fi; then c; fi"),
        ("if (a) then (b) else (c) fi", "if ( a ); then ( b ); else ( c ); fi"),
        ("while a; do b; c; done", "while a; do b; c; done"),
        ("until a\ndo\nb\ndone", "while a; do b; done"),
        ("while a; do until b; do c; done; done | d", "while a; do while b; do c; done; done | d"),
        ("for x in a b; do c; done", "for x in a b; do c; done"),
        ("for x in; do c; done", "for x in ; do c; done"),
        ("for x\nin a\ndo c; done", "for x in a; do c; done"),
        ("for x in a; { b; c; }", "for x in a; do b; c; done"),
        ("select x in a b; do c; done; d", "for x in a b; do c; done; d"),
        ("for x in $(a; b) \"$c\"; do d; done", "for x in $(a; b) \"$c\"; do d; done"),
        ("for x in a; do for y in b; do c; done; done", "for x in a; do for y in b; do c; done; done"),
        ("case a in esac", "case a in esac"),
        ("case a in b) c;; esac", "case a in b) c ;; esac"),
        ("case a in (b|c) d; e;; *) f; esac; g", "case a in b | c) d; e ;; *) f ;; esac; g"),
        ("case a in b ) c;; ( d | e ) f;& g) h;;& i) esac", "case a in b) c ;; d | e) f ;; g) h ;; i) ;; esac"),
        ("case $a\nin\nb)\nc\n;;\n\n# d\ne) ;;\nesac", "case $a in b) c ;; e) ;; esac"),
        ("case a in b) case c in d) e;; esac;; f) g;; esac", "case a in b) case c in d) e ;; esac ;; f) g ;; esac"),
        ("case \"$a\" in \"b\"*) c;; [d-e]) f;; esac", "case \"$a\" in \"b\"*) c ;; [d-e]) f ;; esac"),
        ("{ a; b; }", "{ a; b }"),
        ("{ a; } | { b; }", "{ a } | { b }"),
        ("{ a & }", "{ a & }"),
        ("{ { a; }; }; b", "{ { a } }; b"),
        ("(a)", "( a )"),
        ("(a; b) | (c)", "( a; b ) | ( c )"),
        ("((a); b)", "( ( a ); b )"),
        ("( (a) )", "( ( a ) )"),
        ("(a) && (b) || c", "( a ) && ( b ) || c"),
        ("((1 + 2)); a", "((1 + 2)); a"),
        ("((x = (1 + 2) * 3)) && a", "((x = (1 + 2) * 3)) && a"),
        ("((x++)) | a", "((x++)) | a"),
        ("[[ -f a ]] && b", "[[ -f a ]] && b"),
        ("[[ a == b && -n c || ! d != e ]]; f", "[[ a == b -n c d != e ]]; f"),
        ("[[ ( a < b ) && ( c > d ) ]]", "[[ a b c d ]]"),
        ("[[ a =~ b ]]", "[[ a =~ b ]]"),
        ("[[ a -nt b ]] || c", "[[ a -nt b ]] || c"),
        ("[[ -n a\n&&\n-n b\n]]\nc", "[[ -n a -n b ]]; c"),
        ("[[ -n $(a; b) ]]", "[[ -n $(a; b) ]]"),
        ("f() { a; }", "function f () { a }"),
        ("f ( )\n\n{ a; b; }; c", "function f () { a; b }; c"),
        ("function f { a; }; b", "function f () { a }; b"),
        ("function f() { a; }; b", "function f () { a }; b"),
        ("function f\n{ a; }\nb", "function f () { a }; b"),
        ("f() (a; b); c", "function f () { ( a; b ) }; c"),
        ("f() { g() { a; }; b; }; c", "function f () { function g () { a }; b }; c"),
        ("f() { a; } > b; c", "function f () { a } > b; c"),
        ("f() if a; then b; fi; c", "function f () { if a; then b; fi }; c"),
        ("f-g.h() { a; }", "function f-g.h () { a }"),
        ("a > b", "a > b"),
        ("a >b >>c <d", "a > b >> c < d"),
        ("a 2>b 3>>c", "a 2> b 3>> c"),
        ("a 1 2> b 3 >c", "a 1 3 2> b > c"),
        ("a x4>b", "a x4 > b"),
        ("a >| b <> c", "a >| b <> c"),
        ("a &> b; c &>> d", "a &> b; c &>> d"),
        ("a 2>&1 <&3 >&-", "a 2>&1 <&3 >&-"),
        ("a {x}> b {yy}<c", "a {x}> b {yy}< c"),
        ("a {x} {y}z> b", "a {x} {y}z > b"),
        ("a <<< b <<< \"$c\"", "a <<< b <<< \"$c\""),
        ("> a b > c d", "b d > a > c"),
        ("> a", "> a"),
        ("{ a; } > b 2>&1; c", "{ a } > b 2>&1; c"),
        ("(a) > b < c", "( a ) > b < c"),
        ("while a; do b; done < c > d", "while a; do b; done < c > d"),
        ("if a; then b; fi > c && d", "if a; then b; fi > c && d"),
        ("case a in b) c;; esac > d; e", "case a in b) c ;; esac > d; e"),
        ("[[ -n a ]] > b; c", "[[ -n a ]] > b; c"),
        ("((1)) > a; b", "((1)) > a; b"),
        ("for x in a; do b; done > $(c)", "for x in a; do b; done > $(c)"),
        ("x=1", "x=1"),
        ("x=1 y=2 a b=3", "x=1 y=2 a b=3"),
        ("x= a", "x= a"),
        ("x+=1 y+=2 a", "x+=1 y+=2 a"),
        ("x=(a b) y=c", "x=(a b) y=c"),
        ("x=(a\n b # c\n d)", "x=(a b d)"),
        ("x=() a", "x=() a"),
        ("x+=(a $(b) \"$c\")", "x+=(a $(b) \"$c\")"),
        ("_x1=a b", "_x1=a b"),
        ("1x=a b", "1x=a b"),
        ("x-y=a b", "x-y=a b"),
        ("=a b", "=a b"),
        ("x=$(a)b$c d", "x=$(a)b$c d"),
        ("x=\"a b\" c", "x=\"a b\" c"),
        ("declare x=(a b)", "declare x=(a b)"),
        ("a $(b) $(c; d)", "a $(b) $(c; d)"),
        ("a $(b | c && d)", "a $(b | c && d)"),
        ("a $(b $(c $(d)))", "a $(b $(c $(d)))"),
        ("a \"$(b \"$(c)\")\"", "a \"$(b \"$(c)\")\""),
        ("a $(b > c 2>&1)", "a $(b > c 2>&1)"),
        ("a $(if b; then c; fi)", "a $(if b; then c; fi)"),
        ("a <(b) >(c; d) e", "a <(b) <(c; d) e"),
        ("a < <(b)", "a < <(b)"),
        ("a=<(b) c", "a=<(b) c"),
        ("a $b$c.d \"$e f\"", "a $b$c.d \"$e f\""),
        ("a $1 $? $# $@ $* $$ $! $- ${10}", "a $1 $? $# $@ $* $$ $! $- ${10}"),
        ("a ${b:-$c} ${d:=$e} ${f:+$g} ${h:?$i}", "a ${b:-$c} ${d:=$e} ${f:+$g} ${h:?$i}"),
        ("a ${b-$c} ${d=$e} ${f+$g} ${h?$i}", "a ${b-$c} ${d=$e} ${f+$g} ${h?$i}"),
        ("a ${b:-$(c; d)} \"${e:-$f}\"", "a ${b:-$(c; d)} \"${e:-$f}\""),
        ("a ${b:-\"$c\"} ${d:-${e:-$f}}", "a ${b:-\"$c\"} ${d:-${e:-$f}}"),
        ("a $((1 + 2)) \"$((b))\"", "a $((1 + 2)) \"$((b))\""),
        ("a $(( (1 + 2) * (3) ))", "a $(( (1 + 2) * (3) ))"),
        ("a $((b)) c$((d))e", "a $((b)) c$((d))e"),
        ("a \"b\"c\"d\" \"\"", "a \"b\"c\"d\" \"\""),
        ("a $ b$ c$ \"$\"", "a $ b$ c$ \"$\""),
        ("a b#c {} { } {d,e} ] [ !", "a b#c {} { } {d,e} ] [ !"),
        ("a then if fi do done esac", "a then if fi do done esac"),
        ("a=if b", "a=if b"),
        ("cat <<A\nb\nA\nc", "cat <<A b A; c"),
        ("cat <<A > x; b\n1\n2\nA\nc", "cat <<A > x 1 2 A; b; c"),
        ("cat <<\"A\"\n$b\nA\nc", "cat <<\"A\" $b A; c"),
        ("cat <<-A\n\t\tb\n\tA\nc", "cat <<-A b A; c"),
        ("cat <<A\nA\nc", "cat <<A A; c"),
        ("cat <<A\n$b $(c)\nA", "cat <<A $b $(c) A"),
        ("a() { b <<A\n1\nA\n}; c", "function a () { b <<A 1 A }; c"),
    ];

    /// <summary>Scripts that bash writes in a form that has more, or less, than the trees of the reader.</summary>
    private static readonly (string Script, string Tree)[] ScriptsWithoutForm =
    [
        ("a $( (b) )", "a $(( b ))"),
        ("a $((b) )", "a $(( b ))"),
        ("y[0]=1 y[1]+=2 a", "y+=1 y+=2 a"),
        ("a `b` \"`c; d`\"", "a $(b) \"$(c; d)\""),
        ("a `b \\`c\\` \\$d \\\\e \\f`", "a $(b $(c) $d \"e\" \"f\")"),
        ("a ${b} ${cd}e", "a $b $cde"),
        ("a ${#b} ${!c} ${d%e} ${f/g/h} ${i:1:2}", "a ${b} ${c} ${d} ${f} ${i}"),
        ("a ${#} ${!} ${#?}", "a $# $! ${?}"),
        ("a ${b[1]} ${c[@]} ${d@Q}", "a ${b} ${c} ${d}"),
        ("a ${b:-c} ${d:-'}'} ${e:-\"}\"} ${f:-\\}} g", "a ${b:-} ${d:-} ${e:-\"}\"} ${f:-} g"),
        ("a \"${b:-'}\" c", "a \"${b:-}\" c"),
        ("a $'b c' $\"d $e\"", "a \"b c\" \"d $e\""),
        ("a @(b|c) d?(e) !(f(g)) x=(h)", "a @(b|c) d?(e) !(f(g)) x=(h)"),
        ("a b\\ c \\$d 'e'", "a b\" \"c \"$\"d \"e\""),
        ("a \\\n  b\\\nc d\\\n", "a bc d"),
        ("a <<A | b\n1\nA\nc", "a <<A | b 1 A; c"),
        ("if a <<A; then b; fi\n1\nA\nc", "if a <<A 1 A; then b; fi; c"),
        ("a <<A <<B\n1\nA\n2\nB\nc", "a <<A <<B 1 A 2 B; c"),
        ("a <<\\A <<'B C'\n$1\nA\n`2\nB C\nc", "a <<\"A\" <<\"B C\" $1 A `2 B C; c"),
        ("a <<A\n\\$b \\`c\\` \\\\ \\d \"e\\\nf\nA\ng", "a <<A $b `c` \\ \\d \"ef A; g"),
        ("{ a <<A\n1\nA\n} && b", "{ a <<A 1 A } && b"),
        ("a $(b <<A\n1\nA\n) c", "a $(b <<A 1 A) c"),
        ("case a in b) ;; c) <<A d;; esac\n1\nA\ne", "case a in b) ;; c) d <<A 1 A ;; esac; e"),
        ("a\r\nif b; then\r\nc\r\nfi\r\n", "a; if b; then c; fi"),
        ("for ((i=0; i<3; i++)); do a; done", "for  in $((i=0; i<3; i++)); do a; done"),
        ("for ((;;)) { a; }; b", "for  in $((;;)); do a; done; b"),
    ];

    [Fact]
    public void Script_HasTheTree() =>
        Assert.All(
            Scripts.Concat(ScriptsWithoutForm),
            row =>
            {
                var read = ShellScript.Parse(row.Script);

                Assert.Null(read.SyntaxError);
                Assert.Equal(row.Tree, Tree.Of(read.Items));
            }
        );

    [Fact]
    public async Task Trees_AreThoseOfBash()
    {
        const string Program = """
            [[ ${BASH_VERSINFO[0]}${BASH_VERSINFO[1]} -ge 52 ]] || exit 77
            for script; do
              eval "f() {
            $script
            }" && declare -f f
              printf '\0'
            done
            """;
        var result = await Bash.RunAsync(Program, [.. Scripts.Select(row => row.Script)]);

        // Older ones write a substitution as the script has it.
        Assert.SkipWhen(result.ExitCode == 77, "bash is older than 5.2");
        Assert.Empty(result.Error);
        var written = result.Output.Split('\0')[..^1];
        Assert.Equal(Scripts.Length, written.Length);
        Assert.All(Scripts.Zip(written), row => Assert.Equal(WithoutBreaks(row.First.Tree), AsTree(row.Second)));
    }

    /// <summary>What <c>declare -f</c> writes, in the form of <see cref="Tree"/> and without what the reader leaves out.</summary>
    private static string AsTree(string function)
    {
        var body = function[(function.IndexOf('{', StringComparison.Ordinal) + 1)..function.LastIndexOf('}')];
        var text = Blanks().Replace(body.Replace(";\n", "; ", StringComparison.Ordinal), " ").Trim();
        text = Conditions().Replace(text, match => ConditionSigns().Replace(match.Value, string.Empty));
        text = BranchEnds().Replace(Prefixes().Replace(text, "$1"), ";;");
        text = text.Replace("until ", "while ", StringComparison.Ordinal).Replace("select ", "for ", StringComparison.Ordinal);
        text = text.Replace(">(", "<(", StringComparison.Ordinal).Replace("2>&1 |", "|", StringComparison.Ordinal);
        return WithoutBreaks(Descriptors().Replace(text, " ").Replace('\'', '"'));
    }

    /// <summary>
    /// Where a line ends in a here-document, in a loop's head or behind a function, bash does not write the semicolon of the other places.
    /// </summary>
    private static string WithoutBreaks(string text) => Breaks().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"(?<![;&]);(?![;&])\s*|\s+")]
    private static partial Regex Breaks();

    [GeneratedRegex(@"\[\[ .*? \]\]")]
    private static partial Regex Conditions();

    [GeneratedRegex(@"(?<= )(&&|\|\||[()<>!]) ")]
    private static partial Regex ConditionSigns();

    [GeneratedRegex(@"(^|[ ;])(?:(?:!|time) )+(?=[a-z])")]
    private static partial Regex Prefixes();

    [GeneratedRegex(@";;&|;&")]
    private static partial Regex BranchEnds();

    [GeneratedRegex(@" (?:1(?=>&)|0(?=<[&>]))")]
    private static partial Regex Descriptors();

    /// <summary>Writes a syntax tree as one line.</summary>
    private static class Tree
    {
        internal static string Of(IEnumerable<AndOrList> items)
        {
            var text = new StringBuilder();
            foreach (var item in items)
            {
                text.Append(
                        text.Length == 0 ? ""
                        : text[^1] == '&' ? " "
                        : "; "
                    )
                    .Append(Of(item));
            }

            return text.ToString();
        }

        private static string Of(AndOrList list)
        {
            Assert.Equal(list.Pipelines.Count - 1, list.Operators.Count);
            var pipelines = list.Pipelines.Select((pipeline, at) => (at == 0 ? "" : $" {list.Operators[at - 1]} ") + Of(pipeline));
            return string.Concat(pipelines) + (list.IsBackground ? " &" : "");
        }

        private static string Of(ShellPipeline pipeline)
        {
            var documents = pipeline.Commands.SelectMany(command => command.Redirections).Select(OfDocument);
            return string.Join(" | ", pipeline.Commands.Select(Of)) + string.Concat(documents);
        }

        private static string Of(ShellCommand command) =>
            string.Join(' ', new[] { OfContent(command) }.Concat(command.Redirections.Select(Of)).Where(part => part.Length > 0));

        private static string OfContent(ShellCommand command) =>
            command switch
            {
                SimpleCommand simple => string.Join(' ', simple.Assignments.Select(Of).Concat(simple.Words.Select(Of))),
                FunctionDefinition { Body: CompoundCommand { Kind: CompoundKind.Group } } function =>
                    $"function {function.Name} () {Of(function.Body)}",
                FunctionDefinition function => $"function {function.Name} () {{ {Of(function.Body)} }}",
                CompoundCommand compound => Of(compound),
                _ => throw new InvalidOperationException($"{command.GetType().Name} has no form"),
            };

        private static string Of(CompoundCommand command) =>
            command.Kind switch
            {
                CompoundKind.Group => $"{{ {Of(Assert.Single(command.Bodies))} }}",
                CompoundKind.Subshell => $"( {Of(Assert.Single(command.Bodies))} )",
                CompoundKind.If => OfIf(command.Bodies, 0),
                CompoundKind.While => $"while {Ended(command.Bodies[0])} do {Ended(command.Bodies[1])} done",
                CompoundKind.For => $"for {command.Variable} in {Words(command)}; do {Ended(Assert.Single(command.Bodies))} done",
                CompoundKind.Case => OfCase(command),
                CompoundKind.Condition => $"[[ {Words(command)} ]]",
                _ => Of(Assert.Single(command.Words))[1..],
            };

        private static string OfIf(InlineList<CommandList> bodies, int at) =>
            $"if {Ended(bodies[at])} then {Ended(bodies[at + 1])} "
            + (
                at + 2 == bodies.Count ? "fi"
                : at + 3 == bodies.Count ? $"else {Ended(bodies[at + 2])} fi"
                : $"else {OfIf(bodies, at + 2)}; fi"
            );

        /// <summary>The words are the subject and all patterns; those before the list of a branch are its patterns.</summary>
        private static string OfCase(CompoundCommand command)
        {
            var text = new StringBuilder($"case {Of(command.Words[0])} in ");
            var next = 1;
            foreach (var body in command.Bodies)
            {
                var patterns = command.Words.Skip(next).TakeWhile(word => word.At.CompareTo(body.At) < 0).ToList();
                next += patterns.Count;
                text.Append(string.Join(" | ", patterns.Select(Of))).Append(") ");
                text.Append(body.Items.Count == 0 ? "" : Of(body.Items) + " ").Append(";; ");
            }

            Assert.Equal(command.Words.Count, next);
            return text.Append("esac").ToString();
        }

        private static string Words(CompoundCommand command) => string.Join(' ', command.Words.Select(Of));

        private static string Of(CommandList list) => Of(list.Items);

        private static string Ended(CommandList list) => Of(list) is [.., '&'] text ? text : Of(list) + ";";

        private static string Of(ShellAssignment assignment) =>
            $"{assignment.Name}{(assignment.Appends ? "+" : "")}={Of(assignment.Value, isValue: true)}";

        private static string Of(ShellRedirection redirection) =>
            redirection.Operator switch
            {
                "<<" or "<<-" or ">&" or "<&" => redirection.Descriptor + redirection.Operator + Of(redirection.Target),
                _ => $"{redirection.Descriptor}{redirection.Operator} {Of(redirection.Target)}",
            };

        private static string OfDocument(ShellRedirection redirection)
        {
            if (redirection.Document is not { } document)
            {
                return "";
            }

            var text = string.Concat(document.Select(part => part is LiteralPart literal ? literal.Text : Of(part).Trim('"')));
            return $" {Blanks().Replace(text, " ").TrimStart()}{redirection.Target.Literal}";
        }

        private static string Of(ShellWord word) => Of(word, isValue: false);

        private static string Of(ShellWord word, bool isValue)
        {
            var text = string.Concat(word.Parts.Select(Of));
            var joined = text.Replace("\"\"", "", StringComparison.Ordinal);
            return joined.Length > 0 || isValue ? joined : text;
        }

        private static string OfOperation(ParameterExpansion expansion) =>
            string.Concat(expansion.Operation.Select(part => expansion.IsQuoted ? OfText(part) : Of(part)));

        private static string Of(WordPart part) => part.IsQuoted ? $"\"{OfText(part)}\"" : OfText(part);

        private static string OfText(WordPart part) =>
            part switch
            {
                LiteralPart literal => literal.Text,
                ParameterExpansion { IsPlain: true } plain => plain.Name.Length > 1 && char.IsAsciiDigit(plain.Name[0])
                    ? $"${{{plain.Name}}}"
                    : $"${plain.Name}",
                ParameterExpansion expansion => $"${{{expansion.Name}{expansion.Operator}{OfOperation(expansion)}}}",
                CommandSubstitution { IsProcess: true } process => $"<({Of(process.Body)})",
                CommandSubstitution substitution => $"$({Of(substitution.Body)})",
                ArithmeticExpansion arithmetic => $"$(({arithmetic.Text}))",
                ArrayLiteral array => $"({string.Join(' ', array.Elements.Select(Of))})",
                _ => throw new InvalidOperationException($"{part.GetType().Name} has no form"),
            };
    }
}
