using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.UserData.Format;

namespace ContainerOS.UserData.Explaining;

/// <summary>Determines what a known step writes and runs.</summary>
internal sealed class StepEffectAnalyzer(Value<BootstrapStep> step, BootstrapPhase? phase, Dictionary<BootstrapPhase, int> drops)
{
    private static readonly string[] KubeletRuns =
    [
        "systemctl daemon-reload",
        "systemctl restart kubelet (where the flags changed; once, at the last such step)",
    ];

    internal (IReadOnlyList<string> Writes, IReadOnlyList<string> Runs) Analyze() =>
        step.Content switch
        {
            { File: not null } content => ([Shown(content.File.Part(file => file.Path))], []),
            { SystemdUnit: not null } content => Unit(content),
            { Sysctl: { } sysctl } => (
                [Drop("sysctl.d")],
                [.. sysctl.Entries.Select(entry => $"sysctl -w {Key(entry.Key)}={Shown(entry.Value)}")]
            ),
            { KernelModules: { } modules } => ([Drop("modules-load.d")], [.. modules.Items.Select(item => $"modprobe {Shown(item)}")]),
            { KubeletArgs: not null } => (["/etc/kubernetes/kubelet-customized-args.conf"], KubeletRuns),
            { Script: { } script } => ([], [Interpreter(script)]),
            _ => ([], []),
        };

    private (IReadOnlyList<string> Writes, IReadOnlyList<string> Runs) Unit(BootstrapStep content)
    {
        var name = Shown(content.SystemdUnit.Part(unit => unit.Name));
        var isEnabled = content.SystemdUnit.Part(unit => unit.Enable)?.Or(true) ?? true;
        var isStarted = content.SystemdUnit.Part(unit => unit.Start)?.Or(true) ?? true;
        return (
            [$"/etc/systemd/system/{name}"],
            [
                "systemctl daemon-reload",
                .. isEnabled ? [$"systemctl enable {name}"] : Array.Empty<string>(),
                .. isStarted ? [$"systemctl restart {name} (start where the unit is unchanged)"] : Array.Empty<string>(),
            ]
        );
    }

    private string Drop(string folder)
    {
        if (phase is not { } known)
        {
            return $"/etc/{folder}";
        }

        drops[known] = drops.GetValueOrDefault(known) + 1;
        return $"/etc/{folder}/{DropInNames.Name(known, drops[known])}.conf";
    }

    private string Interpreter(Value<string> script) =>
        step.IsSecret || script is not { IsKnown: true, IsSecret: false } ? Shown(script) : string.Join(' ', Shebang.Of(script.Content));

    private string Key(string key) => step.IsSecret ? "[secret]" : key;

    private string Shown(Value<string>? value) =>
        value is null ? "[missing]"
        : step.IsSecret ? "[secret]"
        : value.Value.ToString();
}
