using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;

namespace ContainerOS.UserData.Version1;

/// <summary>Writes one step as shell commands.</summary>
internal static class Version1StepWriter
{
    private const string KubeletArguments = "/etc/kubernetes/kubelet-customized-args.conf";

    internal static void Write(Version1Builder script, BootstrapStep step)
    {
        if (step.File is { } file)
        {
            File(script, file.Content);
        }
        else if (step.SystemdUnit is { } unit)
        {
            Unit(script, unit.Content);
        }
        else if (step.Sysctl is { } sysctl)
        {
            Sysctl(script, sysctl);
        }
        else if (step.KernelModules is { } modules)
        {
            Each(script, "kernelModules", modules, name => $"modprobe -- {Version1Builder.Quote(name)}");
        }
        else if (step.KubeletArgs is { } arguments)
        {
            KubeletArgs(script, arguments);
        }
        else if (step.Script is { } free)
        {
            // The script runs from a file. From standard input, a command that reads standard input would consume the rest of it.
            script.Step("script");
            script.Line("script=$(mktemp /var/run/containeros-bootstrap.XXXXXX)");
            script.Feed("cat >\"$script\"", free.Content);
            script.Line("bash -eu \"$script\" </dev/null || { code=$?; rm -f \"$script\"; exit \"$code\"; }");
            script.Line("rm -f \"$script\"");
        }
    }

    private static void File(Version1Builder script, FileStep file)
    {
        var path = file.Path?.Content ?? string.Empty;
        var quoted = Version1Builder.Quote(path);
        script.Step("file", ("path", path), ("mode", file.Mode?.Content));
        script.Line($"echo file {quoted}");
        script.Line($"mkdir -p \"$(dirname {quoted})\"");
        // A temporary file that only root can read is renamed, so that no process sees a partial file, or a secret before its mode is set.
        var aside = Version1Builder.Quote(path + ".containeros");
        script.Feed($"(umask 077 && cat >{aside})", file.Content?.Content ?? string.Empty);
        script.Line($"chmod {Version1Builder.Quote(file.Mode?.Content ?? "0644")} {aside}");
        script.Line($"mv -f {aside} {quoted}");
    }

    private static void Unit(Version1Builder script, SystemdUnitStep unit)
    {
        var name = unit.Name?.Content ?? string.Empty;
        script.Step("systemdUnit", ("name", name), ("enable", Word(unit.Enable)), ("start", Word(unit.Start)));
        script.Line($"echo systemdUnit {Version1Builder.Quote(name)}");
        script.Feed($"cat >{Version1Builder.Quote("/etc/systemd/system/" + name)}", unit.Content?.Content ?? string.Empty);
        script.Line("systemctl daemon-reload");
        Control(script, unit.Enable, "enable", name);
        Control(script, unit.Start, "start", name);
    }

    private static void Control(Version1Builder script, Value<bool>? wanted, string verb, string name)
    {
        if (wanted?.Content ?? true)
        {
            script.Line($"systemctl {verb} {Version1Builder.Quote(name)}");
        }
    }

    private static void Sysctl(Version1Builder script, ValueMap<string> parameters)
    {
        script.Step("sysctl");
        foreach (var (name, value) in parameters.Entries.Select(entry => (entry.Key, entry.Value.Content)))
        {
            script.Item(name, value);
            script.Line($"sysctl -w {Version1Builder.Quote($"{name}={value}")}");
        }
    }

    private static void KubeletArgs(Version1Builder script, ValueList<string> arguments)
    {
        Each(script, "kubeletArgs", arguments, null);
        var all = string.Join(' ', arguments.Items.Select(item => item.Content));
        script.Line($"printf '%s\\n' {Version1Builder.Quote(all)} > {KubeletArguments}");
    }

    private static void Each(Version1Builder script, string kind, ValueList<string> items, Func<string, string>? line)
    {
        script.Step(kind);
        foreach (var item in items.Items.Select(item => item.Content))
        {
            script.Item(item);
            if (line is not null)
            {
                script.Line(line(item));
            }
        }
    }

    private static string? Word(Value<bool>? value) => value is { } truth ? (truth.Content ? "true" : "false") : null;
}
