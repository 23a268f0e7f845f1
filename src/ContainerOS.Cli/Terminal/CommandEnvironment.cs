namespace ContainerOS.Cli.Terminal;

/// <summary>
/// What surrounds one run of the command: its variables, input and output. That is the process, unless a caller inside a process
/// runs the command with a separate environment, as tests do to run hundreds of commands without starting as many processes.
/// </summary>
internal sealed class CommandEnvironment
{
    private static readonly AsyncLocal<CommandEnvironment?> Ambient = new();

    /// <summary>The environment of the run that the caller belongs to.</summary>
    internal static CommandEnvironment Current => Ambient.Value ?? OfProcess;

    /// <summary>Variables that differ from those of the process; child processes get them too.</summary>
    internal IReadOnlyDictionary<string, string> Overrides { get; init; } = new Dictionary<string, string>();

    /// <summary>Results are written here.</summary>
    internal required TextWriter StandardOutput { private get; init; }

    /// <summary>Everything that is not a result is written here.</summary>
    internal required TextWriter StandardError { private get; init; }

    /// <summary>The only way to <see cref="StandardOutput"/>.</summary>
    internal SafeWriter Out => new(StandardOutput, HasColor);

    /// <summary>The only way to <see cref="StandardError"/>.</summary>
    internal SafeWriter Error => new(StandardError, HasColor);

    /// <summary>Opens standard input.</summary>
    internal Func<Stream> OpenInput { get; init; } = () => Stream.Null;

    /// <summary>Answers to questions; null when the input is not interactive.</summary>
    internal TextReader? Answers { get; init; }

    /// <summary>Reads a line of the terminal that is not shown; null at its end.</summary>
    internal Func<string?> ReadHidden { get; init; } = () => null;

    /// <summary>
    /// Serves the plugin of this command inside the process of the caller, with the given variables and directory, and returns its port;
    /// null to start it as a process.
    /// </summary>
    internal Func<IReadOnlyDictionary<string, string>, string, CancellationToken, Task<int>>? ServePlugin { get; init; }

    /// <summary>The clock of the calls that the command itself makes to the cloud, and of the waits between them.</summary>
    internal TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Whether <see cref="StandardOutput"/> is a file or a pipe rather than a terminal.</summary>
    internal bool IsOutputRedirected { get; init; } = true;

    /// <summary>Whether standard output is a terminal that understands escape sequences.</summary>
    internal bool IsTerminal => !IsOutputRedirected && Variable("TERM") is not "dumb";

    /// <summary>Whether colours are used. <c>NO_COLOR</c> counts when it is not empty (no-color.org).</summary>
    internal bool HasColor => IsTerminal && string.IsNullOrEmpty(Variable("NO_COLOR"));

    private static CommandEnvironment OfProcess =>
        new()
        {
            StandardOutput = Console.Out,
            StandardError = Console.Error,
            OpenInput = Console.OpenStandardInput,
            Answers = Console.IsInputRedirected ? null : Console.In,
            ReadHidden = ReadKeys,
            IsOutputRedirected = Console.IsOutputRedirected,
        };

    private static string? ReadKeys()
    {
        var text = new System.Text.StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } pressed)
        {
            if (pressed.Key is ConsoleKey.Backspace)
            {
                text.Length = Math.Max(0, text.Length - 1);
            }
            else if (!char.IsControl(pressed.KeyChar))
            {
                text.Append(pressed.KeyChar);
            }
        }

        Console.Error.WriteLine();
        return text.ToString();
    }

    /// <summary>Makes an environment the current one for the caller's asynchronous flow.</summary>
    internal static void Use(CommandEnvironment environment) => Ambient.Value = environment;

    /// <summary>The value of a variable; null when it is not set.</summary>
    internal string? Variable(string name) => Overrides.TryGetValue(name, out var value) ? value : Environment.GetEnvironmentVariable(name);
}
