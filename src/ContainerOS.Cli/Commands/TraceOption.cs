using System.CommandLine;

namespace ContainerOS.Cli.Commands;

/// <summary>The option <c>--trace-http</c> of commands that call the cloud.</summary>
internal static class TraceOption
{
    internal static Option<bool> Create() =>
        new("--trace-http")
        {
            Description =
                "Write each call to the cloud to standard error: request, reply and duration. Secrets and user data are redacted.",
        };
}
