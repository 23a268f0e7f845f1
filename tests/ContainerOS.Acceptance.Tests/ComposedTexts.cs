using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.UserData;

namespace ContainerOS.Acceptance.Tests;

/// <summary>A composed script with texts that are hard to write as YAML.</summary>
internal static class ComposedTexts
{
    private static readonly string[] Contents =
    [
        "a ${HOME} $${X} $$ $ \"q\" 's'\n  indented\n",
        "  leading blanks\n\ttab\n\n\n",
        "trailing blank \nx: y\n# c\n",
        "\u00fc \u6f22 \U0001F600 \u2028 \ufeff \u0085\n",
        "yes",
        "1.0",
        "",
        "\0\u0001\u007f\r\n",
        "- a\n- b",
        "\n\nfirst",
        "~",
        "{}",
        "\ttab first\n",
        "a\rb\n",
        "%\n@\n",
        "...\n---\n",
    ];

    internal static string Script { get; } =
        UserDataComposer
            .Compose(
                ValueList<BootstrapContainer>.Of(
                    new BootstrapContainer
                    {
                        Name = "n ${x} $$: #",
                        Phase = BootstrapPhase.AfterJoin,
                        Steps = ValueList<BootstrapStep>.Of([
                            .. Contents.Select(
                                (content, index) =>
                                    (Value<BootstrapStep>)
                                        new BootstrapStep
                                        {
                                            File = new FileStep { Path = $"/etc/{index}", Content = content },
                                        }
                            ),
                            new BootstrapStep { Script = "echo $$ ${X:-\"a b\"} $(date) `id`\n" },
                        ]),
                    }
                )
            )
            .AfterJoin!;
}
