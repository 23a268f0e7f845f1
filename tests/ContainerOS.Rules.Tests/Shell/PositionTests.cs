using ContainerOS.Rules.Shell;
using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Tests.Shell;

/// <summary>Lines and columns of what is read. <c>‸</c> marks each expected place and is not part of the script.</summary>
public sealed class PositionTests
{
    private const char Mark = '‸';

    [Fact]
    public void Calls_HaveTheirPlaces() =>
        Assert.All(
            new string[]
            {
                "‸a; ‸b\n  ‸c\n\n\t‸d",
                "# x\n\n‸a # y\n‸b",
                "x=1 ‸a; >b ‸c",
                "‸a \\\n  b; ‸c\\\nd; ‸e",
                "‸a 'x\ny' \"z\n\"; ‸b",
                "‸a \"x\\\ny\"; ‸b",
                "‸a $'x\ny' $((1 +\n 2)) ${x:-y\nz}; ‸b",
                "‸a $(‸b; ‸c) <(‸d) \"$(‸e)\" `‸f`",
                "‸a ${x:-$(‸b)} $((1 + $(‸c)))",
                "‸a \"\n`‸b\n‸c`\"",
                "! ‸a | ‸b && time ‸c || (‸d)",
                "if ‸a; then ‸b; else ‸c; fi\nwhile ‸d; do ‸e; done; ‸f",
                "for x in y; do ‸a; done; for ((;;)); do ‸b; done",
                "case x in\n y) ‸a;;\n z) ‸b ;;\nesac\n‸c",
                "f() { ‸a; }; function g { ‸b; }; ‸c",
                "[[ x == y\n&& z ]] && ‸a; ((1)); ‸b",
                "x=(y\nz) ‸a; ‸b",
                "‸a <<A; ‸b\nx $(‸c)\nA\n‸d",
                "‸a <<'A' <<-B\nx\nA\n\ty\n\tB\n‸b",
                "‸a <<A\n\nx $y z `‸b`\n $(‸c)\nA\n‸d",
                "‸a @(x\n|y) b; ‸c",
                "‸a 日本; ‸b",
                "‸a\r\n‸b \r\n‸c",
                "‸sudo ‸b; ‸timeout 5 ‸c; ‸find / -exec ‸d {} +",
                "‸eval '‸b\n‸c'; ‸d",
                "‸bash -c '‸a; ‸b'",
                "‸bash <<'A'\n‸a\n ‸b\nA",
                "‸cat <<'A' | ‸bash\n‸a\n ‸b\nA",
                "‸echo ‸'a\nb' | ‸bash",
                "‸bash <<< ‸'a; b'",
                "‸echo ‸Y2FsCgo= | ‸base64 -d | ‸bash",
                "‸echo ‸'a; b' > /opt/f; ‸bash /opt/f",
                "‸cat > /opt/f <<'A'\n‸a\n ‸b\nA\n‸bash /opt/f",
            },
            marked => AssertPlaces(marked, script => script.Calls.Select(call => call.At))
        );

    [Fact]
    public void Words_HaveTheirPlaces() =>
        Assert.All(
            new string[] { "‸a ‸b  ‸'c' ‸$d\n‸e ‸\"f\ng\" ‸h\\\ni ‸j", "x=1 ‸a > b ‸c", "‸a ‸b$(‸c ‸d)e ‸f" },
            marked =>
                AssertPlaces(
                    marked,
                    script => script.Nodes.OfType<SimpleCommand>().SelectMany(command => command.Words.Select(word => word.At))
                )
        );

    [Fact]
    public void Redirections_HaveTheirPlaces() =>
        Assert.All(
            new string[]
            {
                "a ‸> b ‸2>&1 ‸<<< c d ‸12>>e; ‸{x}>f ‸&> g",
                "a ‸<<A ‸<<B\n1\nA\n2\nB\nb ‸< c",
                "{ a; } ‸> b ‸>| c; (a) ‸<> d",
            },
            marked => AssertPlaces(marked, script => script.Nodes.OfType<ShellRedirection>().Select(redirection => redirection.At))
        );

    [Fact]
    public void Assignments_HaveTheirPlaces() =>
        Assert.All(
            new string[] { "‸x=1 ‸y=2 a; ‸z+=3\n ‸x=(a\nb) ‸y=$(‸z=1)" },
            marked => AssertPlaces(marked, script => script.Nodes.OfType<ShellAssignment>().Select(assignment => assignment.At))
        );

    [Fact]
    public void Expansions_HaveTheirPlaces() =>
        Assert.All(
            new string[]
            {
                "a ‸$x\"b ‸${y}c‸$z\" ‸$(c) ‸`d` ‸$((1 + ‸$e)) \"‸$(f)\" ‸<(g)",
                "a ‸${x:-‸$y} \"\n ‸$x\n\" ‸$1‸$2 ‸$@",
                "a <<A\n ‸$x ‸$y\\$z\n‸${x:-‸$y}\nA\n",
                "x=‸$y; x=(‸$z)",
            },
            marked =>
                AssertPlaces(
                    marked,
                    script =>
                        script
                            .Nodes.Where(node => node is ParameterExpansion or CommandSubstitution or ArithmeticExpansion)
                            .Select(node => node.At)
                )
        );

    [Fact]
    public void Pipelines_HaveTheirPlaces() =>
        Assert.All(
            new string[] { "‸a b | c && ‸d || ! ‸e\n‸{ ‸f; }", "‸(‸a;‸b) | c" },
            marked => AssertPlaces(marked, script => script.Nodes.OfType<ShellPipeline>().Select(pipeline => pipeline.Commands[0].At))
        );

    [Fact]
    public void Places_AreOrderedAsInTheText() =>
        Assert.All(
            new (int Line, int Column, int OtherLine, int OtherColumn, int Expected)[]
            {
                (1, 1, 1, 1, 0),
                (1, 1, 1, 2, -1),
                (1, 2, 1, 1, 1),
                (1, 9, 2, 1, -1),
                (2, 1, 1, 9, 1),
            },
            row =>
                Assert.Equal(
                    row.Expected,
                    new ShellPosition(row.Line, row.Column).CompareTo(new ShellPosition(row.OtherLine, row.OtherColumn))
                )
        );

    /// <summary>The length of a word is that of its text, where nothing is quoted or expanded.</summary>
    [Fact]
    public void Spans_HaveTheLengthOfAPlainWord()
    {
        var call = ShellScript.Parse(" /bin/a bc 'd' e$f").Calls[0];

        Assert.Equal((1, 2, 6), (call.Span.Line, call.Span.Column, call.Span.Length));
        Assert.Equal([2, 0, 0], call.Arguments.Select(word => word.Span.Length));
    }

    private static void AssertPlaces(string marked, Func<ShellScript, IEnumerable<ShellPosition>> places)
    {
        var expected = new List<ShellPosition>();
        var (line, column) = (1, 1);
        foreach (var character in marked)
        {
            if (character == Mark)
            {
                expected.Add(new ShellPosition(line, column));
            }
            else
            {
                (line, column) = character == '\n' ? (line + 1, 1) : (line, column + 1);
            }
        }

        var script = ShellScript.Parse(marked.Replace(Mark.ToString(), "", StringComparison.Ordinal));

        Assert.Empty(script.Gaps);
        Assert.Equal(expected, places(script).Distinct().Order());
    }
}
