using ContainerOS.Model.NodePools;
using ContainerOS.Provider.Shapes;

namespace ContainerOS.Provider.NodePools.Shape;

/// <summary>The properties of a check of a gate.</summary>
internal static class GateCheckShape
{
    /// <summary>The status that a request expects by default.</summary>
    internal const int DefaultStatus = 200;

    /// <summary>The properties of <c>HttpCheck</c>.</summary>
    internal static ObjectType<HttpCheck> Http { get; } =
        new(
            "HttpCheck",
            "A GET request that has to be answered with a status within 60 seconds. Redirects are not followed.",
            [
                Property<HttpCheck>.Value(
                    "url",
                    Kinds.Text with
                    {
                        Type = new TextType(TextFormats.HttpAddress),
                    },
                    "The address, with http or https.",
                    check => check.Url
                ) with
                {
                    Required = true,
                },
                Property<HttpCheck>.Value(
                    "expectStatus",
                    Kinds.Integer,
                    "The status of the answer; default 200.",
                    check => check.ExpectStatus
                ) with
                {
                    Default = DefaultStatus,
                    Range = new ValueRange(100, 599) { IsChecked = true },
                },
            ]
        );

    /// <summary>The properties of <c>CommandCheck</c>.</summary>
    internal static ObjectType<CommandCheck> Command { get; } =
        new(
            "CommandCheck",
            "A program on the machine of the deployment that has to end with exit code 0 within 60 seconds. No shell is used.",
            [
                Property<CommandCheck>.List("argv", Kinds.Text, "The program and its arguments.", check => check.Argv) with
                {
                    Required = true,
                    Range = new ValueRange(1, null) { IsChecked = true },
                },
            ]
        );

    /// <summary>The properties of <c>GateCheck</c>.</summary>
    internal static ObjectType<GateCheck> Check { get; } =
        new(
            "GateCheck",
            "A check of a gate: exactly one of http and command.",
            [
                Property<GateCheck>.Value(
                    "http",
                    Kinds.Object(Http),
                    "A request that has to be answered with a status.",
                    check => check.Http
                ),
                Property<GateCheck>.Value(
                    "command",
                    Kinds.Object(Command),
                    "A program that has to end with exit code 0.",
                    check => check.Command
                ),
            ]
        )
        {
            Alternatives = new(["http", "command"], IsRequired: true),
        };
}
