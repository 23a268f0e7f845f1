using System.CommandLine;
using ContainerOS.Cli.Clouds;
using ContainerOS.Cli.Terminal;

namespace ContainerOS.Cli.Commands;

/// <summary><c>containeros auth</c>.</summary>
internal static class AuthCommand
{
    internal static Command Create() => new("auth", "Inspect the credentials for Alibaba Cloud.") { WhoAmI() };

    private static Command WhoAmI()
    {
        var region = new Option<string?>("--region") { Description = "The region of the STS endpoint. Default: ALIBABA_CLOUD_REGION_ID." };
        var json = new Option<bool>("--json") { Description = "Print JSON instead of text." };
        var trace = TraceOption.Create();
        var command = new Command("whoami", "Show which credentials are used and whose they are. Secrets are never shown.")
        {
            region,
            json,
            trace,
        };
        command.SetAction(
            (parsed, ct) =>
                CommandRunner.RunAsync(() =>
                    WhoAmIAsync(
                        CommandEnvironment.Current.Variable,
                        parsed.GetValue(region),
                        parsed.GetValue(json),
                        ConsoleOutput.ForRun(parsed.GetValue(trace)),
                        ct
                    )
                )
        );
        return command;
    }

    /// <summary>Looks up the identity and writes it.</summary>
    internal static async Task<int> WhoAmIAsync(
        Func<string, string?> variable,
        string? region,
        bool isJson,
        ConsoleOutput output,
        CancellationToken ct
    )
    {
        var answer = await new IdentityLookup(variable, output.Observer).LookUpAsync(region, ct);
        await (isJson ? output.WriteJsonAsync(answer.ToJson()) : output.Out.WriteLinesAsync(answer.ToLines()));
        return answer.ExitCode;
    }
}
