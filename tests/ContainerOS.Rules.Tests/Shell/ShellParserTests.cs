using ContainerOS.Rules.Shell;

namespace ContainerOS.Rules.Tests.Shell;

/// <summary>Parses scripts and shows each call with its words; the computed part of a word is shown as <c>?</c>.</summary>
public sealed class ShellParserTests
{
    [Theory]
    [InlineData("a b  c\td", "a b c d")]
    [InlineData("a 'b c' \"d e\" f\\ g", "a 'b c' 'd e' 'f g'")]
    [InlineData("a 'b\\n' \"c\\n\\$\\`\\\"\\\\\"", "a b\\n c\\n$`\"\\")]
    [InlineData("a \"b\\\nc\" d\\\ne", "a bc de")]
    [InlineData("a b\\", "a b\\")]
    [InlineData("a b$c", "a b?")]
    [InlineData("a $\"b $c\"", "a 'b ?'")]
    [InlineData("a $ b$", "a $ b$")]
    [InlineData("a \"$\"", "a $")]
    [InlineData("a $1x $? $# $@ $* $$ $! $-", "a ? ? ? ? ? ? ? ?")]
    [InlineData("b=1; a ${b} ${#b} ${!b} ${b:-2} ${b%x}", "a 1 ? ? ? ?")]
    [InlineData("a ${#} ${!}", "a ? ?")]
    [InlineData("a ${b:-'}'} ${b:-\"}\"} ${b:-\\}} c", "a ? ? ? c")]
    [InlineData("a \"${b:-'}\" c", "a ? c")]
    [InlineData("a $((1 + (2 * 3))) $(( (b) )) c", "a ? ? c")]
    [InlineData("a $((b) ) c", "b|a ? c")]
    [InlineData("a `b \\`c\\` \\$d \\\\e` f", "b ? ? e|c|a ? f")]
    [InlineData("a \"`b`\"c", "b|a ?")]
    [InlineData("a <(b) >(c) d", "b|c|a ? ? d")]
    [InlineData("a @(bc) d?(e) f*(g) h+(i(j)) !(k)", "a @(bc) d?(e) f*(g) h+(i(j)) !(k)")]
    [InlineData("b=(1 2\n3); a x", "a x")]
    [InlineData("b=($(c) \"$(d)\"); a", "c|d|a")]
    [InlineData("b+=(1); b[0]=x a", "a")]
    [InlineData("1b=x a", "1b=x a")]
    [InlineData("b-c=x a", "b-c=x a")]
    [InlineData("'b'=x a", "b=x a")]
    [InlineData("=x a", "=x a")]
    [InlineData("a b=x", "a b=x")]
    [InlineData("a # b\nc #d", "a|c")]
    [InlineData("a b#c", "a b#c")]
    [InlineData("a; b & c && d || e | f |& g", "a|b|c|d|e|f|g")]
    [InlineData("a &&\n\nb ||\nc |\nd", "a|b|c|d")]
    [InlineData("! a; time b; ! time ! c", "a|b|c")]
    [InlineData("{ a; b; }; c", "a|b|c")]
    [InlineData("if a; then b; elif c; then d; elif e; then f; else g; fi", "a|b|c|d|e|f|g")]
    [InlineData("while a; do b; done; until c\ndo d\ndone", "a|b|c|d")]
    [InlineData("for x in 1 $(a); do b; done; for x; do c; done; for x in; do d; done", "a|b|c|d")]
    [InlineData("for ((i = 0; i < $(a); i++)) do b; done; for ((;;)) { c; }", "a|b|c")]
    [InlineData("select x in 1; do a; done", "a")]
    [InlineData("case $(a) in (b|c) d;; e) f;& g) h;;& *) i; esac; j", "a|d|f|h|i|j")]
    [InlineData("case a in\nesac\nb", "b")]
    [InlineData("[[ -f $(a) && b < c\n|| d > e ]] && f", "a|f")]
    [InlineData("(( $(a) + 1 )) && b", "a|b")]
    [InlineData("((a); b)", "a|b")]
    [InlineData("function f { a; }; function g() { b; }; h ( ) { c; }; i() (d); e", "a|b|c|d|e")]
    [InlineData("f()\n\n{ a; }\nf x; /f", "a|/f")]
    [InlineData("{ a; } > $(b); c", "a|b|c")]
    [InlineData("a > $(b) 2>&1 <<< $(c) {fd}> d e", "a e|b|c")]
    [InlineData("a {b} {c,d} {}>e", "a {b} {c,d} {}")]
    [InlineData("a 1 2> b 3>c x4>d", "a 1 x4")]
    [InlineData("a &> b &>> c <> d <&3 >| e f", "a f")]
    [InlineData("cat <<A; a\n$(b) \\$(c) `d`\nA\ne", "cat|a|b|d|e")]
    [InlineData("cat <<'A'\n$(b)\nA\ncat <<\\A\n$(c)\nA\nd", "cat|cat|d")]
    [InlineData("cat <<-A\n\t\t$(b)\n\tA\nc", "cat|b|c")]
    [InlineData("cat <<A\n\tA\nA\nc", "cat|c")]
    [InlineData("cat <<A <<-B\n1\nA\n2\n\tB\nc", "cat|c")]
    [InlineData("cat <<A\r\nx\r\nA\r\nc\r\n", "cat|c")]
    [InlineData("a then fi", "a then fi")]
    [InlineData("echo }; a", "echo }|a")]
    public void Script_IsReadAs(string script, string expected)
    {
        var read = ShellScript.Parse(script);

        Assert.Equal(expected.Split('|').Order(StringComparer.Ordinal), read.Calls.Select(Text).Order(StringComparer.Ordinal));
        Assert.Empty(read.Gaps);
    }

    [Theory]
    [InlineData("x=a; $x", "a")]
    [InlineData("x=a; x+=b; $x", "?")]
    [InlineData("x=$y; $x", "?")]
    [InlineData("x=a$y; ${x}b", "?")]
    [InlineData("x=a; y=${x}b; $y", "ab")]
    [InlineData("x=a; ${x:-b}", "?")]
    [InlineData("for x in a b; do :; done; $x", "?")]
    [InlineData("x=a; for x in a b; do :; done; $x", "?")]
    [InlineData("$HOME/a", "/root/a")]
    [InlineData("HOME=/b; $HOME/a", "?")]
    [InlineData("~/a", "/root/a")]
    [InlineData("~", "/root")]
    [InlineData("~b/a", "~b/a")]
    [InlineData("'~'/a", "~/a")]
    [InlineData("~/$x", "?")]
    [InlineData("x=a; 'b'$x", "ba")]
    [InlineData("x='a b'; \"$x\"", "'a b'")]
    public void Program_ThatIsAVariable_IsKnownOrNot(string script, string expected)
    {
        var read = ShellScript.Parse(script);

        Assert.Equal(expected == "?", read.Gaps.Count > 0);
        Assert.Equal(expected == "?" ? [] : [expected.Trim('\'')], read.Calls.Where(call => call.Program != ":").Select(call => call.Path));
    }

    [Theory]
    [InlineData("read x")]
    [InlineData("readarray x")]
    [InlineData("mapfile -t x")]
    [InlineData("typeset x")]
    [InlineData("getopts ab x")]
    [InlineData("printf -v x b")]
    [InlineData("unset x")]
    public void Variable_ThatACommandSets_IsNotKnown(string setter) => Assert.Single(ShellScript.Parse($"x=a\n{setter}\n$x").Gaps);

    [Theory]
    [InlineData("echo x")]
    [InlineData("read y")]
    [InlineData("read")]
    [InlineData("/bin/read x")]
    public void Variable_ThatACommandLeavesAlone_StaysKnown(string other) => Assert.Empty(ShellScript.Parse($"x=a\n{other}\n$x").Gaps);

    private static string Text(Rules.Shell.Analysis.ShellCall call) =>
        string.Join(' ', call.Arguments.Select(word => Quoted(word.Text + (word.IsComplete ? "" : "?"))).Prepend(call.Path));

    private static string Quoted(string text) => text.AsSpan().ContainsAny(" \n") ? $"'{text}'" : text;

    /// <summary>
    /// Recorded with bash 5.2: whether it reads on behind the condition. Behind a wrong one it runs nothing more, and its exit code is 0.
    /// </summary>
    [Theory]
    [InlineData("[[ $x ]]", true)]
    [InlineData("[[ -f /a ]]", true)]
    [InlineData("[[ ! -f /a ]]", true)]
    [InlineData("[[ -n $x && -z $y ]]", true)]
    [InlineData("[[ -n $x || ( -f /a && ! -d /b ) ]]", true)]
    [InlineData("[[ $a == b ]]", true)]
    [InlineData("[[ $a == b* ]]", true)]
    [InlineData("[[ $a != *.c || $d = e ]]", true)]
    [InlineData("[[ $a =~ ^(a|b)+$ ]]", true)]
    [InlineData("[[ $a =~ (a b) ]]", true)]
    [InlineData("[[ $a =~ ^[0-9]+$ && $b -gt 3 ]]", true)]
    [InlineData("[[ \"$a\" < \"$b\" ]]", true)]
    [InlineData("[[ a > b ]]", true)]
    [InlineData("[[ -f = x ]]", false)]
    [InlineData("[[ $a == @(x|y) ]]", true)]
    [InlineData("[[ ( ( $a ) ) ]]", true)]
    [InlineData("[[ $a -nt $b ]]", true)]
    [InlineData("[[ -v x ]]", true)]
    [InlineData("[[ x -a ]]", false)]
    [InlineData("[[ $a == b||$c == d ]]", true)]
    [InlineData("[[ -z \"$(cat /a)\" ]]", true)]
    [InlineData("[[ $a == $(echo b)\n  && $c ]]", true)]
    [InlineData("[[ ! ! -f /a ]]", true)]
    [InlineData("[[ $# -gt 0 ]]", true)]
    [InlineData("[[ $a == \"x y\" ]]", true)]
    [InlineData("[[ -t 1 ]]", true)]
    [InlineData("[[ $a =~ a\\ b ]]", true)]
    [InlineData("[[ $a == ']]' ]]", true)]
    [InlineData("[[ $a == (a|b) ]]", false)]
    [InlineData("[[  ]]", false)]
    [InlineData("[[ -f ]]", false)]
    [InlineData("[[ -f x && ]]", false)]
    [InlineData("[[ && -f x ]]", false)]
    [InlineData("[[ -f x || ]]", false)]
    [InlineData("[[ ( -f x ]]", false)]
    [InlineData("[[ -f x ) ]]", false)]
    [InlineData("[[ a b ]]", false)]
    [InlineData("[[ a b c ]]", false)]
    [InlineData("[[ a -a b ]]", false)]
    [InlineData("[[ a -o b ]]", false)]
    [InlineData("[[ $a == ]]", false)]
    [InlineData("[[ $a == b c ]]", false)]
    [InlineData("[[ ! ]]", false)]
    [InlineData("[[ -f x -f y ]]", false)]
    [InlineData("[[ a == b == c ]]", false)]
    [InlineData("[[ $x ; $y ]]", false)]
    [InlineData("[[ ( ) ]]", false)]
    [InlineData("[[ -n x & y ]]", false)]
    [InlineData("[[ a | b ]]", false)]
    [InlineData("[[ $a -eq ]]", false)]
    public void Condition_IsAccepted_AsByBash(string script, bool isAccepted) =>
        Assert.Equal(isAccepted, ShellScript.Parse(script).ShellError is null);
}
