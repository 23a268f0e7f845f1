using ContainerOS.Rules.Shell;
using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Tests.Shell;

/// <summary>Lines and columns of what is read. <c>‸</c> marks each expected place and is not part of the script.</summary>
public sealed class PositionTests
{
    private const char Mark = '‸';

    [Theory]
    [InlineData("‸a; ‸b\n  ‸c\n\n\t‸d")]
    [InlineData("# x\n\n‸a # y\n‸b")]
    [InlineData("x=1 ‸a; >b ‸c")]
    [InlineData("‸a \\\n  b; ‸c\\\nd; ‸e")]
    [InlineData("‸a 'x\ny' \"z\n\"; ‸b")]
    [InlineData("‸a \"x\\\ny\"; ‸b")]
    [InlineData("‸a $'x\ny' $((1 +\n 2)) ${x:-y\nz}; ‸b")]
    [InlineData("‸a $(‸b; ‸c) <(‸d) \"$(‸e)\" `‸f`")]
    [InlineData("‸a ${x:-$(‸b)} $((1 + $(‸c)))")]
    [InlineData("‸a \"\n`‸b\n‸c`\"")]
    [InlineData("! ‸a | ‸b && time ‸c || (‸d)")]
    [InlineData("if ‸a; then ‸b; else ‸c; fi\nwhile ‸d; do ‸e; done; ‸f")]
    [InlineData("for x in y; do ‸a; done; for ((;;)); do ‸b; done")]
    [InlineData("case x in\n y) ‸a;;\n z) ‸b ;;\nesac\n‸c")]
    [InlineData("f() { ‸a; }; function g { ‸b; }; ‸c")]
    [InlineData("[[ x == y\n&& z ]] && ‸a; ((1)); ‸b")]
    [InlineData("x=(y\nz) ‸a; ‸b")]
    [InlineData("‸a <<A; ‸b\nx $(‸c)\nA\n‸d")]
    [InlineData("‸a <<'A' <<-B\nx\nA\n\ty\n\tB\n‸b")]
    [InlineData("‸a <<A\n\nx $y z `‸b`\n $(‸c)\nA\n‸d")]
    [InlineData("‸a @(x\n|y) b; ‸c")]
    [InlineData("‸a 日本; ‸b")]
    [InlineData("‸a\r\n‸b \r\n‸c")]
    [InlineData("‸sudo ‸b; ‸timeout 5 ‸c; ‸find / -exec ‸d {} +")]
    [InlineData("‸eval '‸b\n‸c'; ‸d")]
    [InlineData("‸bash -c '‸a; ‸b'")]
    [InlineData("‸bash <<'A'\n‸a\n ‸b\nA")]
    [InlineData("‸cat <<'A' | ‸bash\n‸a\n ‸b\nA")]
    [InlineData("‸echo ‸'a\nb' | ‸bash")]
    [InlineData("‸bash <<< ‸'a; b'")]
    [InlineData("‸echo ‸Y2FsCgo= | ‸base64 -d | ‸bash")]
    [InlineData("‸echo ‸'a; b' > /opt/f; ‸bash /opt/f")]
    [InlineData("‸cat > /opt/f <<'A'\n‸a\n ‸b\nA\n‸bash /opt/f")]
    public void Calls_HaveTheirPlaces(string marked) => AssertPlaces(marked, script => script.Calls.Select(call => call.At));

    [Theory]
    [InlineData("‸a ‸b  ‸'c' ‸$d\n‸e ‸\"f\ng\" ‸h\\\ni ‸j")]
    [InlineData("x=1 ‸a > b ‸c")]
    [InlineData("‸a ‸b$(‸c ‸d)e ‸f")]
    public void Words_HaveTheirPlaces(string marked) =>
        AssertPlaces(marked, script => script.Nodes.OfType<SimpleCommand>().SelectMany(command => command.Words.Select(word => word.At)));

    [Theory]
    [InlineData("a ‸> b ‸2>&1 ‸<<< c d ‸12>>e; ‸{x}>f ‸&> g")]
    [InlineData("a ‸<<A ‸<<B\n1\nA\n2\nB\nb ‸< c")]
    [InlineData("{ a; } ‸> b ‸>| c; (a) ‸<> d")]
    public void Redirections_HaveTheirPlaces(string marked) =>
        AssertPlaces(marked, script => script.Nodes.OfType<ShellRedirection>().Select(redirection => redirection.At));

    [Theory]
    [InlineData("‸x=1 ‸y=2 a; ‸z+=3\n ‸x=(a\nb) ‸y=$(‸z=1)")]
    public void Assignments_HaveTheirPlaces(string marked) =>
        AssertPlaces(marked, script => script.Nodes.OfType<ShellAssignment>().Select(assignment => assignment.At));

    [Theory]
    [InlineData("a ‸$x\"b ‸${y}c‸$z\" ‸$(c) ‸`d` ‸$((1 + ‸$e)) \"‸$(f)\" ‸<(g)")]
    [InlineData("a ‸${x:-‸$y} \"\n ‸$x\n\" ‸$1‸$2 ‸$@")]
    [InlineData("a <<A\n ‸$x ‸$y\\$z\n‸${x:-‸$y}\nA\n")]
    [InlineData("x=‸$y; x=(‸$z)")]
    public void Expansions_HaveTheirPlaces(string marked) =>
        AssertPlaces(
            marked,
            script =>
                script.Nodes.Where(node => node is ParameterExpansion or CommandSubstitution or ArithmeticExpansion).Select(node => node.At)
        );

    [Theory]
    [InlineData("‸a b | c && ‸d || ! ‸e\n‸{ ‸f; }")]
    [InlineData("‸(‸a;‸b) | c")]
    public void Pipelines_HaveTheirPlaces(string marked) =>
        AssertPlaces(marked, script => script.Nodes.OfType<ShellPipeline>().Select(pipeline => pipeline.Commands[0].At));

    [Theory]
    [InlineData(1, 1, 1, 1, 0)]
    [InlineData(1, 1, 1, 2, -1)]
    [InlineData(1, 2, 1, 1, 1)]
    [InlineData(1, 9, 2, 1, -1)]
    [InlineData(2, 1, 1, 9, 1)]
    public void Places_AreOrderedAsInTheText(int line, int column, int otherLine, int otherColumn, int expected) =>
        Assert.Equal(expected, new ShellPosition(line, column).CompareTo(new ShellPosition(otherLine, otherColumn)));

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
