using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Analysis;

/// <summary>Finds the commands of a script that run only under a condition, and the condition as text.</summary>
internal sealed class RunConditions
{
    private readonly Dictionary<SimpleCommand, string> conditions = new(ReferenceEqualityComparer.Instance);

    internal RunConditions(ShellScript script)
    {
        string? exits = null;
        foreach (var item in script.Items)
        {
            Add(item, exits);
            exits ??= item.Pipelines.Count > 1 || item.Pipelines[0].Commands[0] is CompoundCommand ? ExitIn(item) : null;
        }
    }

    /// <summary>The condition of a command; null when it always runs.</summary>
    internal string? Of(SimpleCommand command) => conditions.GetValueOrDefault(command);

    /// <summary>An exit under a condition makes everything behind it conditional.</summary>
    private static string? ExitIn(AndOrList item)
    {
        var nodes = new List<ShellNode>();
        item.Flatten(nodes);
        return nodes.OfType<SimpleCommand>().FirstOrDefault(command => command.Words is [{ Plain: "exit" }, ..]) is { } exit
            ? $"unless line {exit.At.Line} exits"
            : null;
    }

    private void Add(AndOrList item, string? condition)
    {
        for (var index = 0; index < item.Pipelines.Count; index++)
        {
            var own =
                index == 0 ? condition
                : item.Operators[index - 1] == "&&" ? $"if line {item.Pipelines[index - 1].At.Line} succeeds"
                : $"if line {item.Pipelines[index - 1].At.Line} fails";
            foreach (var command in item.Pipelines[index].Commands)
            {
                Add(command, own);
            }
        }
    }

    private void Add(CommandList list, string? condition)
    {
        foreach (var item in list.Items)
        {
            Add(item, condition);
        }
    }

    private void Add(ShellCommand command, string? condition)
    {
        switch (command)
        {
            case SimpleCommand simple:
                if (condition is not null)
                {
                    conditions[simple] = condition;
                }

                break;
            case FunctionDefinition function:
                Add(function.Body, $"when {function.Name} is called");
                break;
            case CompoundCommand { Kind: CompoundKind.If } branches:
                for (var index = 0; index < branches.Bodies.Count; index++)
                {
                    Add(branches.Bodies[index], index == 0 ? condition : $"in a branch of the if on line {branches.At.Line}");
                }

                break;
            case CompoundCommand { Kind: CompoundKind.While } loop:
                Add(loop.Bodies[0], condition);
                Add(loop.Bodies[1], $"in the loop on line {loop.At.Line}");
                break;
            case CompoundCommand { Kind: CompoundKind.For } loop:
                Add(loop.Bodies[0], $"in the loop on line {loop.At.Line}");
                break;
            case CompoundCommand { Kind: CompoundKind.Case } choice:
                foreach (var body in choice.Bodies)
                {
                    Add(body, $"in a branch of the case on line {choice.At.Line}");
                }

                break;
            case CompoundCommand other:
                foreach (var body in other.Bodies)
                {
                    Add(body, condition);
                }

                break;
        }
    }
}
