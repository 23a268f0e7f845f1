using ContainerOS.Rules.Shell;
using ContainerOS.Rules.Shell.Analysis;
using ContainerOS.Testing;

namespace ContainerOS.Rules.Tests.Shell;

/// <summary>What a script prints and writes, as far as the reader knows it, is what bash prints and writes.</summary>
public sealed class BashOutputTests
{
    private static readonly (string Command, string Output)[] Printed =
    [
        ("echo", "\n"),
        ("echo a b", "a b\n"),
        ("echo '' a", " a\n"),
        ("echo 'a  b' c", "a  b c\n"),
        ("echo 'a\\nb\\\\' '%s'", "a\\nb\\\\ %s\n"),
        ("echo -n", ""),
        ("echo -n a b", "a b"),
        ("echo -n 'a\\n'", "a\\n"),
        ("echo -e", "\n"),
        ("echo -e 'a\\tb\\nc\\\\d' e", "a\tb\nc\\d e\n"),
        ("echo - a", "- a\n"),
        ("echo -- a", "-- a\n"),
        ("echo --n a", "--n a\n"),
        ("echo a -n", "a -n\n"),
        ("echo -n - a", "- a"),
        ("echo -n --", "--"),
        ("echo -e -- a", "-- a\n"),
        ("printf a", "a"),
        ("printf 'a\\n'", "a\n"),
        ("printf 'a\\tb\\\\c\\n'", "a\tb\\c\n"),
        ("printf '%s'  a", "a"),
        ("printf '%s\\n' a b c", "a\nb\nc\n"),
        ("printf '%s=%s;' a b c d", "a=b;c=d;"),
        ("printf 'a%sb%s' c d", "acbd"),
        ("printf '%s%s' a b", "ab"),
        ("printf '%s\\n' '%s' 'a\\nb' ''", "%s\na\\nb\n\n"),
        ("printf 'a%%b'", "a%b"),
        ("printf '%%s'", "%s"),
        ("printf '%s%%\\n' 5 6", "5%\n6%\n"),
        ("printf '%%%s' '%%'", "%%%"),
        ("printf ' -a'", " -a"),
    ];

    /// <summary>What is printed depends on the shell, or on a form that is not followed.</summary>
    private static readonly string[] Unknown =
    [
        "echo -x",
        "echo -ne a",
        "echo -E a",
        "echo -n -e a",
        "echo -e -n a",
        "echo -e 'a\\'",
        "echo -e 'a\\x41'",
        "echo -e 'a\\cb'",
        "printf",
        "printf ''",
        "printf -v x a",
        "printf -- a",
        "printf a b",
        "printf '%s'",
        "printf '%s=%s;' a b c",
        "printf '%d' 5",
        "printf '%5s' a",
        "printf '%' a",
        "printf '%%%' a",
        "printf '\\101'",
        "printf 'a\\'",
        "printf $'a\\001'",
        "cat a",
        "a",
    ];

    /// <summary>Scripts, and the text of /opt/f behind them.</summary>
    private static readonly (string Script, string Text)[] Written =
    [
        ("echo a > /opt/f", "a\n"),
        ("echo a b >/opt/f c", "a b c\n"),
        ("echo a >| /opt/f", "a\n"),
        ("echo a 1> /opt/f", "a\n"),
        ("echo a > /opt/f 2>&1", "a\n"),
        ("echo -n a > /opt/f", "a"),
        ("printf '%s\\n' a b > /opt/f", "a\nb\n"),
        ("echo > /opt/f", "\n"),
        ("printf 'a' >> /opt/f", "a"),
        ("echo a > /opt//./x/../f", "a\n"),
        ("{ echo b; }; echo a > /opt/f", "a\n"),
        ("if true; then echo a > /opt/f; fi", "a\n"),
        ("/bin/echo a > /opt/f", "a\n"),
        ("x=a; echo $x \"$x b\" > /opt/f", "a a b\n"),
        ("x='a b'; echo $x > /opt/f", "a b\n"),
        ("cat > /opt/f <<A\na\n b\nA", "a\n b\n"),
        ("cat <<A >/opt/f\nA", ""),
        ("cat <<'A' > /opt/f\n$a\\b\nA", "$a\\b\n"),
        ("cat <<-A > /opt/f\n\ta\n\t\tb\n\tA", "a\nb\n"),
        ("cat - <<A > /opt/f\na\nA", "a\n"),
        ("x=a; cat <<A > /opt/f\n$x b ${x}\\$x\nA", "a b a$x\n"),
        ("cat <<A <<B > /opt/f\na\nA\nb\nB", "b\n"),
        ("cat 3<<A <<B 4<<C > /opt/f\na\nA\nb\nB\nc\nC", "b\n"),
        ("cat <<< 'a b' > /opt/f", "a b\n"),
        ("cat <<< a 0<<< b > /opt/f", "b\n"),
        ("x=a; cat <<< \"$x\"b > /opt/f", "ab\n"),
        ("tee /opt/f <<A\na\nA", "a\n"),
        ("tee -a /opt/f <<A\na\nA", "a\n"),
        ("tee /opt/g /opt/f <<A > /dev/null\na\nA", "a\n"),
        ("sudo tee /opt/f <<A\na\nA", "a\n"),
        ("echo a | tee /opt/f", "a\n"),
        ("echo a | tee -a /opt/g /opt/f > /dev/null", "a\n"),
        ("echo a | sudo tee /opt/f", "a\n"),
        ("echo a | cat > /opt/f", "a\n"),
        ("echo a | tee > /opt/f", "a\n"),
        ("cat <<A | tee /opt/f\na\nA", "a\n"),
        ("cat <<A | cat > /opt/f\na\nA", "a\n"),
        ("echo a > /opt/f\necho b >> /opt/f\necho c >> /opt/f", "a\nb\nc\n"),
        ("echo a >> /opt/f; cat >> /opt/f <<A\nb\nA", "a\nb\n"),
        ("echo a | tee /opt/f; echo b | tee -a /opt/f", "a\nb\n"),
        ("echo a > /opt/f; echo b | tee --append /opt/f", "a\nb\n"),
        ("echo a > /opt/g; cat /opt/g > /opt/f", "a\n"),
        ("echo a > /opt/g; cat < /opt/g > /opt/f", "a\n"),
        ("echo a > /opt/g; cat < /opt/x/../g - > /opt/f", "a\n"),
        ("echo a > /opt/g; echo b >> /opt/g; cat /opt/g > /opt/f; echo c >> /opt/g", "a\nb\n"),
        ("echo a > /opt/g; tee /opt/f < /opt/g", "a\n"),
        ("echo YQpi | base64 -d | cat > /opt/g; echo a > /opt/f", "a\n"),
    ];

    /// <summary>Scripts behind which the text of /opt/f is computed, or is not followed.</summary>
    private static readonly string[] NotFollowed =
    [
        "echo a",
        "echo a > f",
        "echo a > /opt/f$b",
        "echo $a > /opt/f",
        "echo a > /opt/f; echo b > /opt/f",
        "echo a > /opt/f; echo $b >> /opt/f",
        "echo $a > /opt/f; echo b >> /opt/f",
        "echo a > /opt/f; echo $b >> /opt/f; echo c >> /opt/f",
        "date > /opt/f",
        "> /opt/f",
        ": > /opt/f",
        "echo a &> /opt/f",
        "echo a &>> /opt/f",
        "echo a <> /opt/f",
        "echo a 2> /opt/f",
        "echo a {x}> /opt/f",
        "cat > /opt/f",
        "cat a b > /opt/f",
        "cat /opt/g > /opt/f",
        "cat < /opt/g > /opt/f",
        "cat < $g > /opt/f",
        "cat < /dev/null > /opt/f",
        "cat <<< $a > /opt/f",
        "cat <<A > /opt/f\n$(a)\nA",
        "cat <<A > /opt/f\n${a:-b}\nA",
        "cat <<A > /opt/f\n$a\nA",
        "cat -n <<A > /opt/f\na\nA",
        "sed s/a/b/ <<A > /opt/f\na\nA",
        "{ echo a; } > /opt/f",
        "(echo a) > /opt/f",
        "echo a | sed s/a/b/ > /opt/f",
        "echo a | cat | tee /opt/f",
        "echo a | (cat) | tee /opt/f",
        "date | tee /opt/f",
        "tee /opt/f",
        "sudo cat /opt/f",
        "sudo echo tee /opt/f",
        "echo a | tee $f",
        "echo a | tee",
        "tee --append /opt/g <<A\na\nA",
        "a tee /opt/f <<A\na\nA",
    ];

    [Fact]
    public void Command_Prints() => Assert.All(Printed, row => Assert.Equal(row.Output, PrintedText.Of(Words(row.Command))));

    [Fact]
    public void Command_WithAnOutputThatIsNotFollowed_PrintsNothingKnown() =>
        Assert.All(Unknown, command => Assert.Null(PrintedText.Of(Words(command))));

    [Fact]
    public void Script_WritesAFile() => Assert.All(Written, row => Assert.Equal(row.Text, File(row.Script)));

    [Fact]
    public void Script_ThatWritesAComputedText_HasNoKnownFile() => Assert.All(NotFollowed, script => Assert.Null(File(script)));

    [Fact]
    public async Task Bash_PrintsAndWritesTheSame()
    {
        const string Program = """
            sudo() { "$@"; }
            while [[ $1 != -- ]]; do eval "$1"; printf '\0'; shift; done
            shift
            for script; do
              rm -f f g; mkdir -p x
              (eval "${script//\/opt/$PWD}") >/dev/null
              cat f
              printf '\0'
            done
            """;
        using var folder = new TestFolder();
        string[] scripts = [.. Printed.Select(row => row.Command), "--", .. Written.Select(row => row.Script)];
        var result = await Bash.RunAsync(Program, [.. scripts], folder);

        Assert.Empty(result.Error);
        Assert.Equal([.. Printed.Select(row => row.Output), .. Written.Select(row => row.Text)], result.Output.Split('\0')[..^1]);
    }

    private static string? File(string script) => ShellScript.Parse(script).WrittenTexts.Find("/opt/f")?.Text;

    private static string[] Words(string command) =>
        [command.Split(' ')[0], .. ShellScript.Parse(command).Calls[0].Arguments.Select(word => word.Text)];
}
