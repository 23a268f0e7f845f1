using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;

namespace ContainerOS.UserData.Tests.Sandboxing;

/// <summary>The expected effects of steps, computed independently of the composer: files with content and mode, and calls.</summary>
internal sealed class Effects
{
    private readonly List<string> flags = [];
    private int drops;

    internal SortedDictionary<string, (string Content, int Mode)> Files { get; } = new(StringComparer.Ordinal);

    internal List<string> Calls { get; } = [];

    internal static Effects Of(IEnumerable<BootstrapStep> steps, bool again)
    {
        var effects = new Effects();
        foreach (var step in steps)
        {
            effects.Add(step, again);
        }

        effects.AddFlags(again);
        return effects;
    }

    private void Add(BootstrapStep step, bool again)
    {
        if (step.File is { } file)
        {
            Files[Text(file.Content.Path)] = (Text(file.Content.Content), Convert.ToInt32(file.Content.Mode?.Content ?? "0644", 8));
        }
        else if (step.SystemdUnit is { } unit)
        {
            AddUnit(unit.Content, again);
        }
        else if (step.Sysctl is { } sysctl)
        {
            Calls.AddRange(sysctl.Entries.Select(entry => $"sysctl -w {entry.Key}={entry.Value.Content}"));
            Drop("sysctl.d", sysctl.Entries.Select(entry => $"{entry.Key} = {entry.Value.Content}"));
        }
        else if (step.KernelModules is { } modules)
        {
            Calls.AddRange(modules.Items.Select(item => $"modprobe -- {item.Content}"));
            Drop("modules-load.d", modules.Items.Select(item => item.Content));
        }
        else if (step.KubeletArgs is { } arguments)
        {
            flags.AddRange(arguments.Items.Select(item => item.Content));
        }
    }

    private void AddUnit(SystemdUnitStep unit, bool again)
    {
        Files["/etc/systemd/system/" + Text(unit.Name)] = (Text(unit.Content), Convert.ToInt32("644", 8));
        Calls.Add("systemctl daemon-reload");
        Calls.AddRange(unit.Enable?.Content ?? true ? [$"systemctl enable -- {Text(unit.Name)}"] : []);
        Calls.AddRange(unit.Start?.Content ?? true ? [$"systemctl {(again ? "start" : "restart")} -- {Text(unit.Name)}"] : []);
    }

    private void AddFlags(bool again)
    {
        if (flags.Count > 0)
        {
            Files["/etc/kubernetes/kubelet-customized-args.conf"] = (
                $"KUBELET_CUSTOMIZED_ARGS=\"{string.Join(' ', flags)}\"\n",
                Convert.ToInt32("644", 8)
            );
            Calls.AddRange(["systemctl daemon-reload", $"systemctl {(again ? "start" : "restart")} kubelet"]);
        }
    }

    private void Drop(string folder, IEnumerable<string> lines) =>
        Files[$"/etc/{folder}/zz-containeros-2-{++drops:000}.conf"] = (
            string.Concat(lines.Select(line => line + "\n")),
            Convert.ToInt32("644", 8)
        );

    private static string Text(Value<string>? value) => value!.Value.Content;
}
