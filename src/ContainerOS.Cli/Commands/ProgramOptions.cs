using System.CommandLine;

namespace ContainerOS.Cli.Commands;

/// <summary>The arguments that every verb on a program takes.</summary>
internal sealed class ProgramOptions
{
    internal Argument<string> Directory { get; } =
        new("program") { Description = "The directory that holds Pulumi.yaml.", DefaultValueFactory = _ => "." };

    internal Option<string> Stack { get; } = new("--stack", "-s") { Description = "The stack.", DefaultValueFactory = _ => "dev" };

    internal Option<string[]> Config { get; } =
        new("--config", "-c") { Description = "A config value, key=value; may be given several times.", DefaultValueFactory = _ => [] };

    internal Option<bool> Json { get; } = new("--json") { Description = "Print JSON, for other programs." };

    internal Option<bool> Yes { get; } = new("--yes", "-y") { Description = "Do not ask." };

    internal Option<bool> TraceHttp { get; } = TraceOption.Create();

    /// <summary>Adds them to a verb that calls the cloud.</summary>
    internal Command AddCallingTo(Command verb, bool asks)
    {
        verb.Add(TraceHttp);
        return AddTo(verb, asks);
    }

    /// <summary>Adds them to a verb.</summary>
    internal Command AddTo(Command verb, bool asks)
    {
        verb.Add(Directory);
        verb.Add(Stack);
        verb.Add(Config);
        verb.Add(Json);
        if (asks)
        {
            verb.Add(Yes);
        }

        return verb;
    }

    /// <summary>The program, the stack and the config.</summary>
    internal ProgramSelection GetSelection(ParseResult arguments) =>
        new(arguments.GetValue(Directory)!, arguments.GetValue(Stack)!, GetConfig(arguments));

    /// <summary>The config values by key.</summary>
    internal Dictionary<string, string> GetConfig(ParseResult arguments)
    {
        var values = new Dictionary<string, string>();
        foreach (var text in arguments.GetValue(Config) ?? [])
        {
            var parts = text.Split('=', 2);
            values[parts[0]] =
                parts.Length == 2 ? parts[1] : throw new UsageException($"--config takes key=value, and '{text}' has no '='");
        }

        return values;
    }
}
