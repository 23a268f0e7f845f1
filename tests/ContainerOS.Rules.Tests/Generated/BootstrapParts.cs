using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;
using FsCheck;
using FsCheck.Fluent;

namespace ContainerOS.Rules.Tests.Generated;

/// <summary>Generates valid bootstrap steps, with scripts of many forms.</summary>
internal static class BootstrapParts
{
    private static readonly string[] Commands =
    [
        "true",
        "echo yum install",
        "echo 'python3 -m pip'",
        "mkdir -p /opt/a",
        "echo x > /etc/a.conf",
        "date >> /var/log/a.log",
        "modprobe br_netfilter",
        "systemctl restart kubelet",
        "x=$((1 << 4))",
        "y=$(cat /etc/os-release | grep ID)",
        "echo \"${x:-none} $y\"",
        "cp /etc/a.conf /var/lib/b",
    ];

    internal static Gen<string> Script => Gen.Sized(Of);

    internal static Gen<BootstrapStep> Step =>
        Gen.OneOf(
            Script.Select(text => new BootstrapStep { Script = text + "\n" }),
            Gen.Choose(0, 99)
                .Select(number => new BootstrapStep
                {
                    File = new FileStep
                    {
                        Path = $"/etc/file-{number}",
                        Content = "x\n",
                        Mode = "0644",
                    },
                }),
            Gen.Constant(
                new BootstrapStep { Sysctl = ValueMap<string>.Of(KeyValuePair.Create("net.core.somaxconn", (Value<string>)"4096")) }
            ),
            Gen.Constant(new BootstrapStep { KernelModules = ValueList<string>.Of("br_netfilter") })
        );

    private static Gen<string> Of(int size)
    {
        var simple = Gen.Elements(Commands);
        if (size < 2)
        {
            return simple;
        }

        var inner = Of(size / 3);
        return Gen.OneOf(
            simple,
            from a in inner
            from b in inner
            select $"{a}\n{b}",
            from a in inner
            from b in inner
            select $"if {a}\nthen\n  {b}\nelse\n  true\nfi",
            from a in inner
            select $"for i in yum dnf apt; do\n  {a}\ndone",
            from a in inner
            select $"case $x in\n  yum|python) {a}\n  ;;\n  *) true ;;\nesac",
            from a in inner
            from b in simple
            select $"f() {{ {a}\n}}\nf && {b} || true",
            from a in inner
            select $"( {a}\n) && {{ {a}\n}}",
            from a in inner
            select $"cat > /etc/x <<'EOF'\nyum install $(perl\nEOF\n{a}",
            from a in simple
            select $"z=\"$({a})\"",
            from a in simple
            select $"{a} | while read -r line; do {a}; done # yum"
        );
    }
}
