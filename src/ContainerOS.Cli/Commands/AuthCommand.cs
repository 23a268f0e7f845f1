using System.CommandLine;
using ContainerOS.Cli.Clouds;
using ContainerOS.Cli.Terminal;

namespace ContainerOS.Cli.Commands;

/// <summary><c>containeros auth</c>.</summary>
internal static class AuthCommand
{
    internal static Command Create() => new("auth", "Credentials for Alibaba Cloud.") { WhoAmI() };

    private static Command WhoAmI()
    {
        var region = new Option<string?>("--region")
        {
            Description = "The region whose STS is asked; ALIBABA_CLOUD_REGION_ID when not given.",
        };
        var json = new Option<bool>("--json") { Description = "Print JSON, for other programs." };
        var trace = TraceOption.Create();
        var verb = new Command("whoami", "Say which link of the credential chain answers, and who that is. Secrets are never shown.")
        {
            region,
            json,
            trace,
        };
        verb.SetAction(
            (parsed, ct) =>
                CommandRunner.RunAsync(() =>
                    WhoAmIAsync(
                        Environment.GetEnvironmentVariable,
                        parsed.GetValue(region),
                        parsed.GetValue(json),
                        ConsoleOutput.ForProcess(parsed.GetValue(trace)),
                        ct
                    )
                )
        );
        return verb;
    }

    /// <summary>Asks the chain, then STS, and tells what they said.</summary>
    internal static async Task<int> WhoAmIAsync(
        Func<string, string?> variable,
        string? region,
        bool isJson,
        ConsoleOutput output,
        CancellationToken ct
    )
    {
        var answer = await new IdentityLookup(variable, output.Observer).LookUpAsync(region, ct);
        await output.Out.WriteLineAsync(isJson ? answer.ToJson().ToString() : answer.ToString());
        return answer.ExitCode;
    }
}
