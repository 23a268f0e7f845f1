using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;

namespace ContainerOS.UserData.Tests.Golden;

/// <summary>The models of the golden tests.</summary>
internal static class GoldenModels
{
    private static readonly BootstrapStep Sysctl = new()
    {
        Sysctl = ValueMap<string>.Of(
            KeyValuePair.Create("vm.swappiness", (Value<string>)"1"),
            KeyValuePair.Create("Net.core.x", (Value<string>)"2"),
            KeyValuePair.Create("net.ipv4.tcp_rmem", (Value<string>)"4096 87380 6291456")
        ),
    };

    private static readonly BootstrapStep Flags = new() { KubeletArgs = ValueList<string>.Of("--max-pods=64", "--node-labels=a=\"b c\"") };

    private static readonly BootstrapStep Modules = new() { KernelModules = ValueList<string>.Of("br_netfilter", "nf_conntrack") };

    private static readonly BootstrapStep Unit = new()
    {
        SystemdUnit = new SystemdUnitStep
        {
            Name = "a@b.service",
            Content = "[Unit]\nDescription=ü\n",
            Enable = false,
        },
    };

    private static readonly BootstrapStep Script = new() { Script = "#!/bin/sh -x\necho \"$HOME\" `id`\n" };

    private static readonly string Large = string.Concat(
        Enumerable
            .Range(0, 900)
            .Select(FormattableString (number) => $"setting-{number} = {number * 7}\n")
            .Select(FormattableString.Invariant)
    );

    internal static ComposedUserData Compose(string name) =>
        name switch
        {
            "empty" => Of(),
            "file" => Of(File("/etc/a.conf", "plain\n", "0600")),
            "quotes" => Of(File("/etc/it's here\n.conf", "'\"`id` $HOME $(id) \\ ${x:?}\nEOF\nEOF1\n")),
            "bare" => Of(File("/opt/bare", "no line end"), File("/opt/empty", string.Empty)),
            "binary" => Of(File("/opt/binary", "nul \0 cr \r\n bell \u0007")),
            "unicode" => Of(File("/opt/漢", "ü 漢字 \U0001F600 \u2028\n"), File("/opt/half", "\uD800")),
            "impossible" => Of(File("/opt/\0", "x"), new BootstrapStep { File = new FileStep() }, new BootstrapStep()),
            "unit" => Of(
                Unit,
                Unit with
                {
                    SystemdUnit = new SystemdUnitStep { Name = "c.timer", Content = "[Timer]" },
                }
            ),
            "settings" => Of(Sysctl, Modules, Flags, Flags),
            "script" => Of(Script, new BootstrapStep { Script = "true" }),
            "large" => Of(File("/opt/large", Large)),
            "packed" => Of(ContentPacking.Gzip, File("/opt/large", Large)),
            "everything" => Of(File("/etc/a.conf", "plain\n"), Unit, Sysctl, Modules, Script, Flags),
            "order" => Order(),
            _ => throw new ArgumentException($"no model {name}", nameof(name)),
        };

    private static ComposedUserData Order()
    {
        var after = new BootstrapContainer
        {
            Name = "after all",
            Phase = BootstrapPhase.AfterJoin,
            Steps = ValueList<BootstrapStep>.Of(Script),
        };
        return UserDataComposer.Compose(
            ValueList<BootstrapContainer>.Of(
                after,
                after with
                {
                    Name = "first",
                    Phase = BootstrapPhase.BeforeJoin,
                },
                after with
                {
                    Steps = null,
                }
            )
        );
    }

    private static BootstrapStep File(string path, string content, string? mode = null) =>
        new()
        {
            File = new FileStep
            {
                Path = path,
                Content = content,
                Mode = mode is null ? null : (Value<string>?)mode,
            },
        };

    private static ComposedUserData Of(params BootstrapStep[] steps) => Of(ContentPacking.None, steps);

    private static ComposedUserData Of(ContentPacking packing, params BootstrapStep[] steps) =>
        UserDataComposer.Compose(
            ValueList<BootstrapContainer>.Of(
                new BootstrapContainer
                {
                    Name = "golden",
                    Phase = BootstrapPhase.AfterJoin,
                    Steps = ValueList<BootstrapStep>.Of(steps.Select(step => (Value<BootstrapStep>)step)),
                }
            ),
            packing
        );
}
