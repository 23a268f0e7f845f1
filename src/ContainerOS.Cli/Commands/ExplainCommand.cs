using System.CommandLine;
using ContainerOS.Cli.Runs;
using ContainerOS.Cli.Terminal;
using ContainerOS.Cli.Views;
using ContainerOS.Provider.Reference;
using ContainerOS.Rules;

namespace ContainerOS.Cli.Commands;

/// <summary><c>containeros explain</c>.</summary>
internal static class ExplainCommand
{
    internal static Command Create()
    {
        var code = new Argument<string?>("code")
        {
            Description =
                "A rule code such as COS1003, a property such as spot.strategy, or a word to search for in the rules. "
                + "Default: list all rules.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("explain", "Show what a rule requires, why, and its source; or what a property means.") { code };
        command.SetAction(parsed =>
            CommandRunner.RunAsync(() =>
            {
                var output = ConsoleOutput.ForRun();
                var text = new RuleWriter(output.Out, output.Style);
                if (parsed.GetValue(code) is { } asked)
                {
                    Explain(asked, text);
                }
                else
                {
                    text.WriteList(RuleCatalogue.Infos);
                }

                return Task.FromResult(ExitCode.Done);
            })
        );
        return command;
    }

    private static void Explain(string asked, RuleWriter text)
    {
        if (RuleSearch.Find(asked) is { } rule)
        {
            text.Write(rule);
        }
        else if (PoolReference.Find(asked) is { } property)
        {
            text.Write(property);
        }
        else if (RuleSearch.FindByText(asked) is { Count: > 0 } found)
        {
            text.WriteList(found);
        }
        else
        {
            throw new UsageException(RuleSearch.NotFoundMessage(asked));
        }
    }
}
