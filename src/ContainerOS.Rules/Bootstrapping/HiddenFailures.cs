using ContainerOS.Rules.Shell;
using ContainerOS.Rules.Shell.Meaning;
using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>Finds where a script takes the failure out of what fails.</summary>
internal static class HiddenFailures
{
    internal static IEnumerable<(ShellPosition At, string What)> In(ShellScript script)
    {
        foreach (var call in script.Calls.Where(call => call.Program == "set" && TurnsOff(call)))
        {
            yield return (call.At, "set +e lets the script go on after a failure");
        }

        foreach (var call in script.Calls.Where(call => call.Program == "trap" && call.Arguments is [{ Text: var action }, ..] && action.TrimEnd(' ', ';').EndsWith("exit 0", StringComparison.Ordinal)))
        {
            yield return (call.At, "the trap turns every failure into success");
        }

        foreach (var list in script.Nodes.OfType<AndOrList>().Where(list => list.Operators.Count > 0))
        {
            foreach (var pipeline in list.Operators.Index().Where(pair => pair.Item == "||").Select(pair => list.Pipelines[pair.Index + 1]))
            {
                if (pipeline.Commands is [SimpleCommand { Words: [var exit, var code] }] && exit.Literal == "exit" && code.Literal == "0")
                {
                    yield return (pipeline.At, "exit 0 turns a failure into success");
                }
            }
        }
    }

    private static bool TurnsOff(ShellCall call) =>
        call.Arguments.Any(argument => argument.Text is ['+', ..] text && text.Contains('e', StringComparison.Ordinal))
        || (call.Arguments is [{ Text: "+o" }, { Text: "errexit" }, ..]);
}
