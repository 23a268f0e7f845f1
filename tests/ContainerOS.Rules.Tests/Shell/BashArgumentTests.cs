using System.Text.RegularExpressions;
using ContainerOS.Rules.Shell;

namespace ContainerOS.Rules.Tests.Shell;

/// <summary>
/// Programs are found with the arguments that bash passes to them: quotes, escapes, known variables and the splitting of their values.
/// </summary>
public sealed class BashArgumentTests
{
    /// <summary>
    /// Scripts, and what they call. Calls are separated by " / ", arguments by "|"; <c>\n</c> is a line end, and <c>…</c> stands for the
    /// part of an argument that is computed.
    /// </summary>
    private static readonly (string Script, string Calls)[] Scripts =
    [
        ("a 'b c' \"d e\" f\\ g h'i'\"j\"\\k", "a|b c|d e|f g|hijk"),
        ("a '' \"\" x\"\" ''y", "a|||x|y"),
        ("a 'b\\n' \"c\\n\" \"\\$\\`\\\"\\\\\" \"\\a\\ \"", "a|b\\n|c\\n|$`\"\\|\\a\\ "),
        ("a \"b\\\nc\" d\\\ne", "a|bc|de"),
        ("a $'\\n\\t\\r\\e\\E\\a\\b\\f\\v\\\\\\'\\\"\\?'", "a|\\n\t\r\u001b\u001b\a\b\f\v\\'\"?"),
        ("a $'\\x41\\x4g\\xg\\q\\x414' $'\\101\\1012\\0601' $'\\60x\\7y'", "a|Ag\\xg\\qA4|AA201|0x\ay"),
        ("a $'\\u41\\u00e9\\U0001F600\\u4g' $'\\ug'", "a|Aé😀g|\\ug"),
        ("a $'b'c\"d\" $'' x$'\\x41'y", "a|bcd||xAy"),
        ("a $\"b c\" $'d\\\ne'", "a|b c|d\\\\ne"),
        ("a b\\\\ c\\'d\\\"e \\#f \\$g", "a|b\\|c'd\"e|#f|$g"),
        ("a #b c", "a"),
        ("a b#c #d", "a|b#c"),
        ("a {b} {} { } ! [ ]", "a|{b}|{}|{|}|!|[|]"),
        ("a = b=c d== =e", "a|=|b=c|d==|=e"),
        ("x=b; a $x \"$x\" '$x' \\$x x$x ${x}y \"$x y\" $x$x", "a|b|b|$x|$x|xb|by|b y|bb"),
        ("x=b; a ${x}'$x'\"$x\"", "a|b$xb"),
        ("x='b c'; a $x; a \"$x\"; a d$x; a ${x}e; a $x$x; a 'd '$x", "a|b c / a|b|c / a|b|cb|c / a|b|ce / a|d b|c / a|db|c"),
        ("x=' b  c '; a d$x; a ${x}e; a $x; a \"$x\"; a d${x}e", "a| b  c  / a|b|c / a|b|c|e / a|d|b|c / a|d|b|c|e"),
        ("x=; a $x b; a \"$x\" b; a $x$x; a c$x; a \"$x\"$x", "a / a| / a|b / a|c / a||b"),
        ("x=$'b\\tc\\nd'; a $x", "a|b|c|d"),
        ("x='b c'; y='d e'; a $x$y; a $x\"$y\"; a \"$x\"$y", "a|b cd|e / a|b|cd e / a|b|cd|e"),
        ("x=b; y=${x}c; a $y; z=\"$y d\"; a $z", "a|bc / a|bc|d"),
        ("x=a\\ b; $x c", "a|b|c"),
        ("x=' a'; $x b", "a|b"),
        ("a ~ ~/b \"~\" '~'/c \\~ x~ ~/\"b c\" \"~/b\"", "a|/root|/root/b|~|~/c|~|x~|/root/b c|~/b"),
        ("x=~; a $x; y=~/b; a $y \"$y\"", "a|/root / a|/root/b|/root/b"),
        ("a $HOME \"$HOME/b\" ${HOME}c", "a|/root|/root/b|/rootc"),
        ("x=1 y=2; a $x$y; a \"$x\" \"$y\"", "a|12 / a|1|2"),
        ("x=1; y=$x$x; z=$y$y; a $z", "a|1111"),
        ("x+=1; a b", "a|b"),
        ("export x=1; a $x", "a|1"),
        ("readonly x=1; a $x", "a|1"),
        ("declare x=1 y=\"2 3\"; a $x \"$y\"", "a|1|2 3"),
        ("declare -r x=1; a $x", "a|1"),
        ("declare -x x=1; a $x", "a|1"),
        ("export -- x; a b", "a|b"),
        ("f() { local x=1; a $x; }; f", "a|1"),
        ("typeset x=2; a $x", "a|2"),
        ("x=1; export x; a $x", "a|1"),
        ("x=1; readonly x; a $x", "a|1"),
        ("x=1; export x y; a $x", "a|1"),
        ("a $(echo b) c", "a|…|c"),
        ("a b$(echo c)d e", "a|b…|e"),
        ("a \"b$(echo c)d\" e", "a|b…|e"),
        ("a `echo b` c", "a|…|c"),
        ("a $((1+2)) c", "a|…|c"),
        ("a b$((1+2))", "a|b…"),
        ("y=; a ${y:-c} d", "a|…|d"),
        ("x=1; a ${x:-2} ${x} ${#x}", "a|…|1|…"),
        ("x=abc; a ${x%c} ${x#a} ${x/b/d}", "a|…|…|…"),
        ("set -- x y; a $1 \"$2\" $#", "a|…|…|…"),
        ("set -- x y; a b$1 \"b$2\"", "a|b…|b…"),
        ("x=(b c); a \"${x[1]}\" d", "a|…|d"),
        ("x=b; x+=c; a $x", "a|…"),
        ("x=b; read x; a y$x", "a|y…"),
        ("x=b; for x in c; do :; done; a y$x", "a|y…"),
        ("x=b; unset x; a y$x", "a|y…"),
        ("x=b; : $((x=1)); a y$x", "a|y…"),
        ("x=b; ((x++)); a y$x", "a|y…"),
        ("x=b; ((x += 1)); a y$x", "a|y…"),
        ("x=b; ((x == 1)); a y", "a|y"),
        ("x=b; : $((y + x)); a $x", "a|b"),
        ("x=b; let x=1; a y$x", "a|y…"),
        ("x=b; printf -v x c; a y$x", "a|y…"),
        ("x=b; mapfile x; a y$x", "a|y…"),
        ("x=b; : ${x:=c}; a y$x", "a|y…"),
        (": ${x:=c}; a y$x", "a|y…"),
        (": ${x=c}; a y$x", "a|y…"),
        ("x=b; : ${x:-c} ${x:+c} ${x?c}; a $x", "a|b"),
        ("x=b a y$x c", "a|y…|c"),
        ("x=b; y=$x; a \"$y\"", "a|b"),
        ("a @ % ^ + : , . / - _", "a|@|%|^|+|:|,|.|/|-|_"),
        ("a b; a c & wait; a d", "a|b / a|c / a|d"),
        ("! a b", "a|b"),
        ("{ a b; a c; }", "a|b / a|c"),
        ("(a b; a c)", "a|b / a|c"),
        ("for i in 1; do a b; done", "a|b"),
        ("case x in x) a b;; esac", "a|b"),
        ("f() { a b; }; f", "a|b"),
        ("eval a 'b c' d", "a|b|c|d"),
        ("eval \"a 'b c' d\"", "a|b c|d"),
        ("eval \"a \\\"b  c\\\"\"", "a|b  c"),
        ("eval 'x=\"a b\"; $x'", "a|b"),
        ("bash -c 'exit'; a b", "a|b"),
        ("x=\"b'c\"; a $x", "a|b'c"),
        ("x='b\"c\"'; a $x", "a|b\"c\""),
        ("x='*'; a $x", "a|*"),
        ("x='$y'; a $x", "a|$y"),
        ("x='\\b'; a $x", "a|\\b"),
        ("a \"it's\" 'say \"x\"' \"\\\"q\\\"\"", "a|it's|say \"x\"|\"q\""),
        ("a \"a\tb\" 'c\td'", "a|a\tb|c\td"),
        ("a a\\\tb", "a|a\tb"),
        ("a \"$\" $ \"b$\" $'$'", "a|$|$|b$|$"),
        ("a '#' \"#\" x# \"$(echo '#')\"", "a|#|#|x#|…"),
        ("a -b --c=d -- -e", "a|-b|--c=d|--|-e"),
        ("a \"é\" 日本 $'\\u65e5'", "a|é|日本|日"),
        ("a <<< b c", "a|c"),
        ("a 2>/dev/null 3 4>/dev/null 5", "a|3|5"),
        ("a b=c; b=c a d=e", "a|b=c / a|d=e"),
        ("_x=1; a $_x; x1=2; a $x1; x_1=3; a $x_1", "a|1 / a|2 / a|3"),
        ("x=1; a $x-y $x.z $x/w \"$x:v\" $xy.", "a|1-y|1.z|1/w|1:v|…"),
        ("x=b; a \"${x}\"c'd'$x", "a|bcdb"),
        ("true && x=b; a $x", "a|b"),
        ("x=\"a b c\"; set -f; a \"$x\" $x", "a|a b c|a|b|c"),
        ("a \\\nb \\\n  c", "a|b|c"),
        ("a b \\# c # d", "a|b|#|c"),
        ("a 'b\nc' \"d\ne\"", "a|b\\nc|d\\ne"),
        ("x='b\nc'; a $x; a \"$x\"", "a|b\\nc / a|b|c"),
    ];

    [Fact]
    public void Script_CallsItsProgramsWithTheirArguments() => Assert.All(Scripts, row => Assert.Equal(row.Calls, Calls(row.Script)));

    [Fact]
    public async Task Bash_PassesTheSameArguments()
    {
        const string Program = """
            a() { local IFS='|'; local call="a${1+|}$*"; printf '%s\n' "${call//$'\n'/\\n}"; }
            set -f
            for script; do ( eval "$script" ) </dev/null 2>/dev/null | sort; printf '\0'; done
            """;
        var result = await Bash.RunAsync(Program, [.. Scripts.Select(row => row.Script)]);

        var passed = result.Output.Split('\0')[..^1];
        Assert.Equal(Scripts.Length, passed.Length);
        Assert.All(
            Scripts.Zip(passed),
            row => Assert.Matches(Pattern(row.First.Calls), row.Second.TrimEnd('\n').Replace("\n", " / ", StringComparison.Ordinal))
        );
    }

    private static string Pattern(string calls) => $"^{Regex.Escape(calls).Replace("…", "[^|]*", StringComparison.Ordinal)}$";

    private static string Calls(string script) =>
        string.Join(
            " / ",
            ShellScript
                .Parse(script)
                .Calls.Where(call => call.Program == "a")
                .Select(call => string.Join('|', call.Arguments.Select(word => word.Text + (word.IsComplete ? "" : "…")).Prepend("a")))
                .Select(call => call.Replace("\n", "\\n", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        );
}
