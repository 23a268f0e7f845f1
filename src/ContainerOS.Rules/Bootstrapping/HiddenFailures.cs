using ContainerOS.Rules.Shell;
using ContainerOS.Rules.Shell.Meaning;
using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>Finds where a script takes the failure out of what fails.</summary>
internal static class HiddenFailures
{
    internal static IEnumerable<(ShellPosition At, string What)> In(ShellScript script)
    {
        foreach (var call in script.Calls)
        {
            if (call.Program == "set" && TurnsOff(call))
            {
                yield return (call.At, "set +e lets the script go on after a failure");
            }
        }

        foreach (var call in script.Calls)
        {
            if (call.Program == "trap" && call.Arguments is [{ Text: var action }, ..] && action.TrimEnd(' ', ';').EndsWith("exit 0", StringComparison.Ordinal))
            {
                yield return (call.At, "the trap turns every failure into success");
            }
        }

        foreach (var node in script.Nodes)
        {
            for (var at = 0; node is AndOrList list && at < list.Operators.Count; at++)
            {
                if (list.Operators[at] == "||" && IsExitOfZero(list.Pipelines[at + 1]))
                {
                    yield return (list.Pipelines[at + 1].At, "exit 0 turns a failure into success");
                }
            }
        }
    }

    private static bool IsExitOfZero(ShellPipeline pipeline) =>
        pipeline.Commands is [SimpleCommand { Words: [var exit, var code] }] && exit.Literal == "exit" && code.Literal == "0";

    private static bool TurnsOff(ShellCall call) =>
        call.Arguments.Any(argument => argument.Text is ['+', ..] text && text.Contains('e', StringComparison.Ordinal))
        || (call.Arguments is [{ Text: "+o" }, { Text: "errexit" }, ..]);
}
