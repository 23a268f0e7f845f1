using ContainerOS.Rules.Shell;

namespace ContainerOS.Rules.Tests.Shell;

/// <summary>Parses scripts and shows each call with its words; the computed part of a word is shown as <c>?</c>.</summary>
public sealed class ShellParserTests
{
    [Fact]
    public void Script_IsReadAs() =>
        Assert.All(
            new (string Script, string Expected)[]
            {
                ("a b  c\td", "a b c d"),
                ("a 'b c' \"d e\" f\\ g", "a 'b c' 'd e' 'f g'"),
                ("a 'b\\n' \"c\\n\\$\\`\\\"\\\\\"", "a b\\n c\\n$`\"\\"),
                ("a \"b\\\nc\" d\\\ne", "a bc de"),
                ("a b\\", "a b\\"),
                ("a b$c", "a b?"),
                ("a $\"b $c\"", "a 'b ?'"),
                ("a $ b$", "a $ b$"),
                ("a \"$\"", "a $"),
                ("a $1x $? $# $@ $* $$ $! $-", "a ? ? ? ? ? ? ? ?"),
                ("b=1; a ${b} ${#b} ${!b} ${b:-2} ${b%x}", "a 1 ? ? ? ?"),
                ("a ${#} ${!}", "a ? ?"),
                ("a ${b:-'}'} ${b:-\"}\"} ${b:-\\}} c", "a ? ? ? c"),
                ("a \"${b:-'}\" c", "a ? c"),
                ("a $((1 + (2 * 3))) $(( (b) )) c", "a ? ? c"),
                ("a $((b) ) c", "b|a ? c"),
                ("a `b \\`c\\` \\$d \\\\e` f", "b ? ? e|c|a ? f"),
                ("a \"`b`\"c", "b|a ?"),
                ("a <(b) >(c) d", "b|c|a ? ? d"),
                ("a @(bc) d?(e) f*(g) h+(i(j)) !(k)", "a @(bc) d?(e) f*(g) h+(i(j)) !(k)"),
                ("b=(1 2\n3); a x", "a x"),
                ("b=($(c) \"$(d)\"); a", "c|d|a"),
                ("b+=(1); b[0]=x a", "a"),
                ("1b=x a", "1b=x a"),
                ("b-c=x a", "b-c=x a"),
                ("'b'=x a", "b=x a"),
                ("=x a", "=x a"),
                ("a b=x", "a b=x"),
                ("a # b\nc #d", "a|c"),
                ("a b#c", "a b#c"),
                ("a; b & c && d || e | f |& g", "a|b|c|d|e|f|g"),
                ("a &&\n\nb ||\nc |\nd", "a|b|c|d"),
                ("! a; time b; ! time ! c", "a|b|c"),
                ("{ a; b; }; c", "a|b|c"),
                ("if a; then b; elif c; then d; elif e; then f; else g; fi", "a|b|c|d|e|f|g"),
                ("while a; do b; done; until c\ndo d\ndone", "a|b|c|d"),
                ("for x in 1 $(a); do b; done; for x; do c; done; for x in; do d; done", "a|b|c|d"),
                ("for ((i = 0; i < $(a); i++)) do b; done; for ((;;)) { c; }", "a|b|c"),
                ("select x in 1; do a; done", "a"),
                ("case $(a) in (b|c) d;; e) f;& g) h;;& *) i; esac; j", "a|d|f|h|i|j"),
                ("case a in\nesac\nb", "b"),
                ("[[ -f $(a) && b < c\n|| d > e ]] && f", "a|f"),
                ("(( $(a) + 1 )) && b", "a|b"),
                ("((a); b)", "a|b"),
                ("function f { a; }; function g() { b; }; h ( ) { c; }; i() (d); e", "a|b|c|d|e"),
                ("f()\n\n{ a; }\nf x; /f", "a|/f"),
                ("{ a; } > $(b); c", "a|b|c"),
                ("a > $(b) 2>&1 <<< $(c) {fd}> d e", "a e|b|c"),
                ("a {b} {c,d} {}>e", "a {b} {c,d} {}"),
                ("a 1 2> b 3>c x4>d", "a 1 x4"),
                ("a &> b &>> c <> d <&3 >| e f", "a f"),
                ("cat <<A; a\n$(b) \\$(c) `d`\nA\ne", "cat|a|b|d|e"),
                ("cat <<'A'\n$(b)\nA\ncat <<\\A\n$(c)\nA\nd", "cat|cat|d"),
                ("cat <<-A\n\t\t$(b)\n\tA\nc", "cat|b|c"),
                ("cat <<A\n\tA\nA\nc", "cat|c"),
                ("cat <<A <<-B\n1\nA\n2\n\tB\nc", "cat|c"),
                ("cat <<A\r\nx\r\nA\r\nc\r\n", "cat|c"),
                ("a then fi", "a then fi"),
                ("echo }; a", "echo }|a"),
            },
            row =>
            {
                var (script, expected) = row;

                var read = ShellScript.Parse(script);

                Assert.Equal(expected.Split('|').Order(StringComparer.Ordinal), read.Calls.Select(Text).Order(StringComparer.Ordinal));
                Assert.Empty(read.Gaps);
            }
        );

    [Fact]
    public void Program_ThatIsAVariable_IsKnownOrNot() =>
        Assert.All(
            new (string Script, string Expected)[]
            {
                ("x=a; $x", "a"),
                ("x=a; x+=b; $x", "?"),
                ("x=$y; $x", "?"),
                ("x=a$y; ${x}b", "?"),
                ("x=a; y=${x}b; $y", "ab"),
                ("x=a; ${x:-b}", "?"),
                ("for x in a b; do :; done; $x", "?"),
                ("x=a; for x in a b; do :; done; $x", "?"),
                ("$HOME/a", "/root/a"),
                ("HOME=/b; $HOME/a", "?"),
                ("~/a", "/root/a"),
                ("~", "/root"),
                ("~b/a", "~b/a"),
                ("'~'/a", "~/a"),
                ("~/$x", "?"),
                ("x=a; 'b'$x", "ba"),
                ("x='a b'; \"$x\"", "'a b'"),
            },
            row =>
            {
                var (script, expected) = row;

                var read = ShellScript.Parse(script);

                Assert.Equal(expected == "?", read.Gaps.Count > 0);
                Assert.Equal(
                    expected == "?" ? [] : [expected.Trim('\'')],
                    read.Calls.Where(call => call.Program != ":").Select(call => call.Path)
                );
            }
        );

    [Fact]
    public void Variable_ThatACommandSets_IsNotKnown() =>
        Assert.All(
            new string[] { "read x", "readarray x", "mapfile -t x", "typeset x", "getopts ab x", "printf -v x b", "unset x" },
            setter => Assert.Single(ShellScript.Parse($"x=a\n{setter}\n$x").Gaps)
        );

    [Fact]
    public void Variable_ThatACommandLeavesAlone_StaysKnown() =>
        Assert.All(
            new string[] { "echo x", "read y", "read", "/bin/read x" },
            other => Assert.Empty(ShellScript.Parse($"x=a\n{other}\n$x").Gaps)
        );

    private static string Text(Rules.Shell.Analysis.ShellCall call) =>
        string.Join(' ', call.Arguments.Select(word => Quoted(word.Text + (word.IsComplete ? "" : "?"))).Prepend(call.Path));

    private static string Quoted(string text) => text.AsSpan().ContainsAny(" \n") ? $"'{text}'" : text;

    /// <summary>
    /// Recorded with bash 5.2: whether it reads on behind the condition. Behind a wrong one it runs nothing more, and its exit code is 0.
    /// </summary>
    [Fact]
    public void Condition_IsAccepted_AsByBash() =>
        Assert.All(
            new (string Script, bool IsAccepted)[]
            {
                ("[[ $x ]]", true),
                ("[[ -f /a ]]", true),
                ("[[ ! -f /a ]]", true),
                ("[[ -n $x && -z $y ]]", true),
                ("[[ -n $x || ( -f /a && ! -d /b ) ]]", true),
                ("[[ $a == b ]]", true),
                ("[[ $a == b* ]]", true),
                ("[[ $a != *.c || $d = e ]]", true),
                ("[[ $a =~ ^(a|b)+$ ]]", true),
                ("[[ $a =~ (a b) ]]", true),
                ("[[ $a =~ ^[0-9]+$ && $b -gt 3 ]]", true),
                ("[[ \"$a\" < \"$b\" ]]", true),
                ("[[ a > b ]]", true),
                ("[[ -f = x ]]", false),
                ("[[ $a == @(x|y) ]]", true),
                ("[[ ( ( $a ) ) ]]", true),
                ("[[ $a -nt $b ]]", true),
                ("[[ -v x ]]", true),
                ("[[ x -a ]]", false),
                ("[[ $a == b||$c == d ]]", true),
                ("[[ -z \"$(cat /a)\" ]]", true),
                ("[[ $a == $(echo b)\n  && $c ]]", true),
                ("[[ ! ! -f /a ]]", true),
                ("[[ $# -gt 0 ]]", true),
                ("[[ $a == \"x y\" ]]", true),
                ("[[ -t 1 ]]", true),
                ("[[ $a =~ a\\ b ]]", true),
                ("[[ $a == ']]' ]]", true),
                ("[[ $a == (a|b) ]]", false),
                ("[[  ]]", false),
                ("[[ -f ]]", false),
                ("[[ -f x && ]]", false),
                ("[[ && -f x ]]", false),
                ("[[ -f x || ]]", false),
                ("[[ ( -f x ]]", false),
                ("[[ -f x ) ]]", false),
                ("[[ a b ]]", false),
                ("[[ a b c ]]", false),
                ("[[ a -a b ]]", false),
                ("[[ a -o b ]]", false),
                ("[[ $a == ]]", false),
                ("[[ $a == b c ]]", false),
                ("[[ ! ]]", false),
                ("[[ -f x -f y ]]", false),
                ("[[ a == b == c ]]", false),
                ("[[ $x ; $y ]]", false),
                ("[[ ( ) ]]", false),
                ("[[ -n x & y ]]", false),
                ("[[ a | b ]]", false),
                ("[[ $a -eq ]]", false),
                ("[[ a =~ b&&-n c ]]", true),
                ("[[ ( a =~ b) ]]", true),
                ("[[ (a =~ b)||c ]]", true),
                ("[[ a =~ b|c ]]", true),
                ("[[ a =~ b|| ]]", true),
                ("[[ a =~ (b||c) ]]", true),
                ("[[ a =~ (b c)|d && e ]]", true),
                ("[[ a =~ b||c == d ]]", false),
                ("[[ a =~ b|| c ]]", false),
                ("[[ a =~ b& ]]", false),
            },
            row => Assert.Equal(row.IsAccepted, ShellScript.Parse(row.Script).ShellError is null)
        );
}
