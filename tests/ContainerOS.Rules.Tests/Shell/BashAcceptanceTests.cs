using ContainerOS.Rules.Shell;

namespace ContainerOS.Rules.Tests.Shell;

/// <summary>The reader accepts the scripts that bash accepts, and stops at a syntax error where bash does.</summary>
public sealed class BashAcceptanceTests
{
    private static readonly string[] Accepted =
    [
        "for 1 in a; do b; done",
        "for x-y in a; do b; done",
        "! ! a",
        "time time a",
        "a | time b",
        "a && ! b",
        "declare -a x=(a b)",
        "export x=(a)",
        "a ${}",
        "a ${b c}",
        "a ${b:-c d}",
        "a ${b\nc}",
        "a $(\na)",
        "if a; then b\nfi",
        "a && b &",
        "coproc a",
        "a {b,c}",
        "a $[1+2]",
        "(a;)",
        "(a&)",
        "a $( )",
        "a ``",
        "a $()",
        "a <()",
        "a > <(b)",
        "if (a); then { b; }; fi",
        "if { a; } then b; fi",
        "while (a) do b; done",
        "f () { a; }; f",
        "function f() { a; }",
        "function f-1 { a; }",
        "a@b() { c; }",
        "1f() { a; }",
        "\"f\"() { a; }",
        "case a in (b) ;; esac",
        "case a in b) ;; c) ;; esac",
        "case a in b) ;;\nesac",
        "case a in if) b;; esac",
        "case a in (esac) b;; esac",
        "for x in; do a; done",
        "for x in\ndo a; done",
        "for if in a; do b; done",
        "a 2>&1>b",
        "a >&-",
        "a {x}>&-",
        ">a",
        ">a >b",
        "<a b",
        "x=1 >a",
        "a # b ' \"",
        "a \"b\nc\"",
        "a ;((1))",
        "((1)) ; a",
        "((1)) && ((2))",
        "(a);(b)",
        "{ a; };{ b; }",
        "{ a; }{ b; }",
        "a | (b)",
        "a | { b; }",
        "a | if b; then c; fi",
        "a || (b) && c",
        "a;b&c|d",
        "a; # b",
        "a & # b",
        "a && # b\nb",
        "a | # b\nb",
        "a;",
        "a&",
    ];

    /// <summary>Scripts that bash does not run at all, and the place and the reason of the reader.</summary>
    private static readonly (string Script, string Error)[] Refused =
    [
        ("a (b", "1:4 '(' is not expected here"),
        ("fi", "1:1 'fi' closes nothing"),
        ("a )", "1:3 ')' closes nothing"),
        ("a ;;", "1:3 ';' closes nothing"),
        (";", "1:1 a command is missing before ';'"),
        ("a ; ; b", "1:5 a command is missing before ';'"),
        ("a && ; b", "1:6 a command is missing before ';'"),
        ("a && || b", "1:6 a command is missing before '|'"),
        ("a | | b", "1:5 a command is missing before '|'"),
        ("a |", "1:4 a command is missing at the end"),
        ("a &&", "1:5 a command is missing at the end"),
        ("a & ; b", "1:5 a command is missing before ';'"),
        ("& a", "1:1 a command is missing before '&'"),
        ("| a", "1:1 a command is missing before '|'"),
        ("&& a", "1:1 a command is missing before '&'"),
        ("if a; b; fi", "1:3 no 'then' closes it"),
        ("if; then a; fi", "1:3 a command is missing before ';'"),
        ("if a; then fi", "1:12 a command is missing behind 'then'"),
        ("if a; then; b; fi", "1:11 a command is missing before ';'"),
        ("if a then b; fi", "1:3 no 'then' closes it"),
        ("if a; then b; else fi", "1:20 a command is missing before 'fi'"),
        ("if a; then b; elif; then c; fi", "1:19 a command is missing before ';'"),
        ("if a; then b; elif c; fi", "1:19 no 'then' closes it"),
        ("if a; then b; else c; else d; fi", "1:19 no 'fi' closes it"),
        ("while a; do done", "1:13 a command is missing before 'done'"),
        ("while; do a; done", "1:6 a command is missing before ';'"),
        ("while a do b; done", "1:6 no 'do' closes it"),
        ("until; do a; done", "1:6 a command is missing before ';'"),
        ("for x in a; do done", "1:16 a command is missing before 'done'"),
        ("for x in a; b; done", "1:13 a loop needs a body"),
        ("for x y; do a; done", "1:7 a loop needs a body"),
        ("for x in a do b; done", "1:18 a loop needs a body"),
        ("for in a; do b; done", "1:8 a loop needs a body"),
        ("for x; in a; do b; done", "1:8 a loop needs a body"),
        ("for x & do a; done", "1:7 a loop needs a body"),
        ("for x in a & do b; done", "1:12 a loop needs a body"),
        ("select x in a; b; done", "1:16 a loop needs a body"),
        ("case a in b c) ;; esac", "1:13 a pattern needs ')'"),
        ("case a b) ;; esac", "1:8 case needs 'in'"),
        ("case in b) ;; esac", "1:9 case needs 'in'"),
        ("case a in b) c", "1:1 no 'esac' closes it"),
        ("case a in b) c; d) e;; esac", "1:1 no 'esac' closes it"),
        ("case a in ) c;; esac", "1:1 no 'esac' closes it"),
        ("case a in b|) c;; esac", "1:1 no 'esac' closes it"),
        ("case a in b;; esac", "1:12 a pattern needs ')'"),
        ("case a; in b) c;; esac", "1:7 case needs 'in'"),
        ("{ a", "1:2 no '}' closes it"),
        ("{ }", "1:3 a command is missing before '}'"),
        ("{ a }", "1:2 no '}' closes it"),
        ("{a; }", "1:5 '}' closes nothing"),
        ("( a", "1:2 no ')' closes it"),
        ("( )", "1:3 a command is missing before ')'"),
        ("()", "1:2 a command is missing before ')'"),
        ("(a) b", "1:5 'b' is not expected here"),
        ("{ a; } b", "1:8 'b' is not expected here"),
        ("if a; then b; fi c", "1:18 'c' is not expected here"),
        ("if a; then b; fi { c; }", "1:18 '{' is not expected here"),
        ("while a; do b; done c", "1:21 'c' is not expected here"),
        ("case a in b) ;; esac c", "1:22 'c' is not expected here"),
        ("((1)) a", "1:7 'a' is not expected here"),
        ("[[ -n a ]] b", "1:12 'b' is not expected here"),
        ("f() { a; } b", "1:12 'b' is not expected here"),
        ("f() { a", "1:6 no '}' closes it"),
        ("f(", "1:3 '(' is not expected here"),
        ("f( a ) { b; }", "1:4 '(' is not expected here"),
        ("function f; { a; }", "1:11 a command is missing before ';'"),
        ("function", "1:9 a function needs a name"),
        ("f g() { a; }", "1:4 '(' is not expected here"),
        ("x=1 f() { a; }", "1:6 '(' is not expected here"),
        ("a >", "1:4 a word is missing behind '>'"),
        ("a > > b", "1:5 a word is missing behind '>'"),
        ("a < ;", "1:5 a word is missing behind '<'"),
        ("a <<", "1:5 a word is missing behind '<<'"),
        ("a > & b", "1:5 a word is missing behind '>'"),
        ("a 2>", "1:5 a word is missing behind '>'"),
        ("a >> | b", "1:6 a word is missing behind '>>'"),
        ("a $(b", "1:5 no ')' closes it"),
        ("a ${b", "1:3 an expansion is never closed"),
        ("a $((1", "1:3 an expansion is never closed"),
        ("a \"b", "1:3 a \" is never closed"),
        ("a 'b", "1:3 a ' is never closed"),
        ("a `b", "1:3 a ` is never closed"),
        ("a $'b", "1:4 a ' is never closed"),
        ("a <(b", "1:5 no ')' closes it"),
        ("((1)", "1:2 no ')' closes it"),
        ("((1", "1:1 an expansion is never closed"),
        ("[[ a", "1:1 no ']]' closes it"),
        ("x=(a", "1:3 a ( is never closed"),
        ("x=(a;b)", "1:3 a ( is never closed"),
        ("x=(a & b)", "1:3 a ( is never closed"),
        ("x=(a (b))", "1:3 a ( is never closed"),
        ("a=b (c)", "1:5 '(' is not expected here"),
        ("a(b)", "1:3 '(' is not expected here"),
        ("esac", "1:1 'esac' closes nothing"),
        ("done", "1:1 'done' closes nothing"),
        ("then", "1:1 'then' closes nothing"),
        ("elif a", "1:1 'elif' closes nothing"),
        ("else", "1:1 'else' closes nothing"),
        ("}", "1:1 '}' closes nothing"),
        ("do", "1:1 'do' closes nothing"),
        ("{", "1:2 no '}' closes it"),
        ("(", "1:2 no ')' closes it"),
        ("! | a", "1:3 a command is missing before '|'"),
        ("a & && b", "1:5 a command is missing before '&'"),
        ("a ;& b", "1:3 ';' closes nothing"),
        ("(a;;)", "1:2 no ')' closes it"),
        ("$(a;;)", "1:3 no ')' closes it"),
        ("a $(;)", "1:5 a command is missing before ';'"),
        ("a \"$(b\"", "1:7 a \" is never closed"),
        ("a \"${b\"", "1:7 a \" is never closed"),
        ("a \"$(b)\" \"", "1:10 a \" is never closed"),
        ("if() { a; }", "1:4 a command is missing before ')'"),
        ("case a in ((b) ;; esac", "1:1 no 'esac' closes it"),
        ("case a in b) & ;; esac", "1:14 a command is missing before '&'"),
        ("case a in b) ; ;; esac", "1:14 a command is missing before ';'"),
        ("case a in esac) b;; esac", "1:15 ')' closes nothing"),
        ("for x in a; do b; done; done", "1:25 'done' closes nothing"),
        ("a#' b", "1:3 a ' is never closed"),
        ("a ((1))", "1:4 '(' is not expected here"),
        ("((1))((2))", "1:6 '(' is not expected here"),
        ("(a)(b)", "1:4 '(' is not expected here"),
    ];

    [Fact]
    public void Script_ThatBashAccepts_HasNoError() => Assert.All(Accepted, script => Assert.Null(ShellScript.Parse(script).SyntaxError));

    [Fact]
    public void Script_ThatBashRefuses_HasAnErrorWithItsPlace() =>
        Assert.All(
            Refused,
            row =>
            {
                var read = ShellScript.Parse(row.Script);

                Assert.Equal(row.Error, $"{read.SyntaxError?.At.Line}:{read.SyntaxError?.At.Column} {read.SyntaxError?.Reason}");
                Assert.Same(read.SyntaxError, read.ShellError);
            }
        );

    [Fact]
    public async Task Bash_AcceptsAndRefusesTheSame()
    {
        // A function with the script is read and not run. Some errors end the shell that reads.
        const string Program = """
            for script; do
              (eval "f() {
            $script
            }") 2>/dev/null && printf + || printf -- -
            done
            """;
        var result = await Bash.RunAsync(Program, [.. Accepted, .. Refused.Select(row => row.Script)]);

        Assert.Equal(new string('+', Accepted.Length) + new string('-', Refused.Length), result.Output);
    }
}
