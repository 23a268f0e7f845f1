using System.CommandLine;
using System.Net.Http.Headers;
using System.Text;
using ContainerOS.Cli.Clouds;
using ContainerOS.Cli.Terminal;
using ContainerOS.Emulator;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Cli.Commands.Emulators;

/// <summary>Which running emulator a verb works with: that of an address, that of a state file, or the one that was started last.</summary>
internal sealed class EmulatorTarget
{
    internal const string TokenVariable = "CONTAINEROS_EMULATOR_TOKEN";
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(100);

    private readonly Option<string?> address = new("--address")
    {
        Description = $"The address of the emulator. Default: {CloudSettings.EndpointVariable}, or the emulator that was started last.",
    };

    private readonly Option<string?> state = new("--state") { Description = "The emulator that uses this state file." };

    internal Command AddTo(Command command)
    {
        command.Options.Add(address);
        command.Options.Add(state);
        return command;
    }

    /// <summary>
    /// The file beside which the emulator that was started last without a state file wrote its address; null where there is no folder
    /// for it.
    /// </summary>
    /// <param name="isWritten">Whether it is going to be written.</param>
    internal static string? LastStarted(bool isWritten = false)
    {
        var folder = CommandEnvironment.Current.Variable("XDG_DATA_HOME") is { Length: > 0 } data
            ? data
            : Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        if (folder.Length == 0)
        {
            return null;
        }

        var file = Path.Combine(folder, "containeros", "emulator");
        try
        {
            if (isWritten)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.Open(file + ".address", FileMode.OpenOrCreate, FileAccess.Write).Dispose();
            }

            return file;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null; // A container may have a read-only home; verbs need --address there.
        }
    }

    /// <summary>The emulator; null when none is found. An address that the user gave is not asked whether it answers.</summary>
    private static async Task<RunningEmulator?> FindAsync(string? address, string? state, CancellationToken ct)
    {
        if (state is { } file)
        {
            return await AckEmulator.FindRunningAsync(file, ct);
        }

        var variable = CommandEnvironment.Current.Variable;
        var last = LastStarted() is { } path ? await AckEmulator.FindRunningAsync(path, ct) : null;
        if ((address ?? variable(CloudSettings.EndpointVariable)) is not { Length: > 0 } given)
        {
            return last;
        }

        if (!Uri.TryCreate(given.Contains("://", StringComparison.Ordinal) ? given : "http://" + given, UriKind.Absolute, out var uri))
        {
            throw new UsageException($"--address: '{given}' is not an address; an address is such as http://127.0.0.1:8080");
        }

        return last?.Address == uri ? last : new RunningEmulator(uri, variable(TokenVariable) ?? string.Empty);
    }

    /// <summary>The emulator.</summary>
    /// <exception cref="EmulatorCallException">None is found.</exception>
    internal async Task<RunningEmulator> RequireAsync(ParseResult parsed, CancellationToken ct) =>
        await RequireAsync(parsed.GetValue(address), parsed.GetValue(state), ct);

    /// <summary>The emulator of an address or of a state file, or the one that was started last.</summary>
    /// <exception cref="EmulatorCallException">None is found.</exception>
    internal static async Task<RunningEmulator> RequireAsync(string? address, string? state, CancellationToken ct) =>
        await FindAsync(address, state, ct)
        ?? throw new EmulatorCallException(
            "no emulator runs; start one with 'containeros emulator', or name one with --address or --state"
        );

    /// <summary>Calls an emulator below <c>/_emulator/</c>.</summary>
    /// <exception cref="EmulatorCallException">It does not answer, or refuses the call.</exception>
    internal static async Task<string> CallAsync(
        RunningEmulator emulator,
        HttpMethod method,
        string path,
        JObject? body,
        CancellationToken ct
    )
    {
        using var direct = new SocketsHttpHandler { UseProxy = false };
        using var http = new HttpClient(direct) { Timeout = Timeout };
        using var request = new HttpRequestMessage(method, new Uri(emulator.Address, "/_emulator/" + path));
        request.Headers.Add("x-emulator-token", emulator.ControlToken);
        if (body is not null)
        {
            request.Content = new StringContent(
                body.ToString(Formatting.None),
                Encoding.UTF8,
                new MediaTypeHeaderValue("application/json")
            );
        }

        try
        {
            using var reply = await http.SendAsync(request, ct);
            var text = await reply.Content.ReadAsStringAsync(ct);
            return reply.IsSuccessStatusCode ? text : throw new EmulatorCallException($"the emulator refused: {ErrorOf(text)}");
        }
        catch (HttpRequestException exception)
        {
            throw new EmulatorCallException($"no emulator answers at {emulator.Address}: {exception.Message}", exception);
        }
    }

    private static string ErrorOf(string text)
    {
        try
        {
            var reply = JObject.Parse(text);
            return (string?)(reply["error"] ?? reply["message"]) ?? text;
        }
        catch (JsonException)
        {
            return text;
        }
    }
}

/// <summary>An emulator does not run, does not answer, or refuses a call.</summary>
internal sealed class EmulatorCallException(string message, Exception? cause = null) : Exception(message, cause);
