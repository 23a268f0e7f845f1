using System.CommandLine;
using ContainerOS.Cli.Terminal;

namespace ContainerOS.Cli.Commands;

/// <summary>The arguments and options of commands on a program.</summary>
internal sealed class ProgramOptions
{
    internal Argument<string> Directory { get; } =
        new("program") { Description = "The directory that contains Pulumi.yaml.", DefaultValueFactory = _ => "." };

    internal Option<string> Stack { get; } =
        new("--stack", "-s") { Description = "The name of the stack.", DefaultValueFactory = _ => "dev" };

    internal Option<string[]> Config { get; } =
        new("--config", "-c") { Description = "A config value as key=value. May be repeated.", DefaultValueFactory = _ => [] };

    internal Option<bool> Json { get; } = new("--json") { Description = "Print JSON instead of text." };

    internal Option<bool> Yes { get; } = new("--yes", "-y") { Description = "Do not ask for confirmation." };

    internal Option<bool> SkipPreview { get; } =
        new("--skip-preview", "-f") { Description = "Deploy at once, without the plan and the question." };

    internal Option<string[]> Replace { get; } =
        new("--replace")
        {
            Description = "The URN of a resource to replace although nothing changed; * and ** are wildcards. May be repeated.",
            DefaultValueFactory = _ => [],
        };

    internal Option<bool> ClearPendingCreates { get; } =
        new("--clear-pending-creates")
        {
            Description = "Forget creates that were interrupted. Check first that the cloud has none of their resources.",
        };

    internal Option<bool> Frozen { get; } =
        new("--frozen")
        {
            Description = "A release that the lock file does not pin is an error (exit code 4). Default: in CI, when there is a lock file.",
        };

    internal Option<bool> CreateStack { get; } =
        new("--create-stack") { Description = "Create the stack when the program has others and not this one." };

    internal Option<bool> TraceHttp { get; } = TraceOption.Create();

    /// <summary>Adds the options to a command that calls the cloud.</summary>
    internal Command AddCallingTo(Command command, bool asks)
    {
        command.Add(TraceHttp);
        return AddTo(command, asks);
    }

    /// <summary>Adds the options to a command.</summary>
    internal Command AddTo(Command command, bool asks)
    {
        command.Add(Directory);
        command.Add(Stack);
        command.Add(Config);
        command.Add(Json);
        if (asks)
        {
            command.Add(Yes);
            command.Add(SkipPreview);
        }

        return command;
    }

    /// <summary>The selected program, stack and config.</summary>
    /// <exception cref="UsageException">The program has no such stack.</exception>
    internal ProgramSelection GetSelection(ParseResult arguments) =>
        new(arguments.GetValue(Directory)!, GetStack(arguments), GetConfig(arguments))
        {
            ReplaceTargets = arguments.GetValue(Replace) ?? [],
            ClearsPendingCreates = arguments.GetValue(ClearPendingCreates),
            IsFrozen = arguments.GetValue(Frozen),
        };

    /// <summary>
    /// The name of the stack. A program that has stacks gets another one only when the command line asks for it: a name with a typing error
    /// would make a second set of resources, or show an empty one.
    /// </summary>
    /// <exception cref="UsageException">The program has no such stack.</exception>
    internal string GetStack(ParseResult arguments)
    {
        var name = CheckedName(arguments.GetValue(Stack)!);
        StackNames.Require(arguments.GetValue(Directory)!, name, arguments.GetValue(CreateStack));
        return name;
    }

    /// <summary>The name of a stack, which is a part of file names.</summary>
    /// <exception cref="UsageException">It has other letters than those that Pulumi allows.</exception>
    internal static string CheckedName(string stack) =>
        stack.Length is > 0 and <= 100
        && stack.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.')
        && stack.Any(char.IsAsciiLetterOrDigit)
            ? stack
            : throw new UsageException(
                $"'{SafeText.Line(stack)}' is not the name of a stack: it has 1 to 100 letters, digits, '-', '_' and '.'"
            );

    /// <summary>The config values by key.</summary>
    internal Dictionary<string, string> GetConfig(ParseResult arguments)
    {
        var values = new Dictionary<string, string>();
        foreach (var text in arguments.GetValue(Config) ?? [])
        {
            var parts = text.Split('=', 2);
            values[parts[0]] =
                parts.Length == 2 ? parts[1] : throw new UsageException($"--config takes key=value, but '{text}' has no '='");
        }

        return values;
    }
}
