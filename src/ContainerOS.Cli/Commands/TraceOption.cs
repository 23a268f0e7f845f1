using System.CommandLine;

namespace ContainerOS.Cli.Commands;

/// <summary><c>--trace-http</c>, for every verb that calls the cloud.</summary>
internal static class TraceOption
{
    internal static Option<bool> Create() =>
        new("--trace-http")
        {
            Description =
                "Show each call of the cloud on standard error: what was sent, what came back, how long it took. Secrets and user data are blanked out.",
        };
}
