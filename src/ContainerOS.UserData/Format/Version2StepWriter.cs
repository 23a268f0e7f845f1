using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;
using ContainerOS.UserData.Packing;

namespace ContainerOS.UserData.Format;

/// <summary>Writes the steps of a script.</summary>
/// <param name="script">The script to write to.</param>
/// <param name="flagSteps">The number of steps that set kubelet flags.</param>
/// <param name="packer">Chooses the encoding of file contents.</param>
internal sealed class Version2StepWriter(Version2Builder script, int flagSteps, ContentPacker packer)
{
    private int flagStepsLeft = flagSteps;

    internal void Write(BootstrapStep step)
    {
        if (step.File is { } file)
        {
            File(file.Content);
        }
        else if (step.SystemdUnit is { } unit)
        {
            Unit(unit.Content);
        }
        else if (step.Sysctl is { } sysctl)
        {
            script.Need(2, Prelude.Sysctl);
            script.Command(
                CommandNames.Sysctl,
                [script.DropIn(), .. sysctl.Entries.SelectMany(entry => new[] { entry.Key, entry.Value.Content })]
            );
        }
        else if (step.KernelModules is { } modules)
        {
            script.Need(3, Prelude.Modules);
            script.Command(CommandNames.Modules, [script.DropIn(), .. Contents(modules)]);
        }
        else if (step.KubeletArgs is { } flags)
        {
            // One file has the flags of all steps. The last step writes it; the earlier ones only collect their flags.
            script.Need(4, Prelude.Kubelet);
            script.Command(CommandNames.Kubelet, [--flagStepsLeft == 0 ? "now" : "later", .. Contents(flags)]);
        }
        else if (step.Script is { } free)
        {
            script.Need(5, Prelude.Script);
            script.Feed(CommandNames.Script, EncodedContent.Of(free.Content), Shebang.Of(free.Content));
        }
        else
        {
            script.Command(CommandNames.Nothing);
        }
    }

    private void File(FileStep file)
    {
        script.Need(0, Prelude.File);
        script.Feed(
            CommandNames.File,
            file.Content is { } content ? packer.Encode(content.Content) : null,
            file.Mode is { } mode ? [file.Path?.Content, mode.Content] : [file.Path?.Content]
        );
    }

    private void Unit(SystemdUnitStep unit)
    {
        script.Need(1, Prelude.Unit);
        script.Feed(
            CommandNames.Unit,
            unit.Content is { } content ? EncodedContent.Of(content.Content) : null,
            unit.Name?.Content,
            Word(unit.Enable),
            Word(unit.Start)
        );
    }

    private static IEnumerable<string> Contents(ValueList<string> list) => list.Items.Select(item => item.Content);

    /// <summary>"default" for a value that is not set.</summary>
    private static string Word(Value<bool>? value) => value is { } truth ? (truth.Content ? "true" : "false") : "default";
}
