using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;

namespace ContainerOS.UserData;

/// <summary>Composes bootstrap containers to the two scripts that ACK takes: the same containers give the same bytes, always.</summary>
public static class UserDataComposer
{
    /// <summary>The scripts of the containers, in the order written.</summary>
    public static ComposedUserData Compose(ValueList<BootstrapContainer> bootstrap)
    {
        var isSecret = Inspection.ContainsSecret(bootstrap);
        if (!Inspection.IsFullyKnown(bootstrap))
        {
            return new ComposedUserData(null, null, false, isSecret);
        }

        var containers = bootstrap.Items.Select(item => item.Content).ToList();
        return new ComposedUserData(Script(containers, BootstrapPhase.BeforeJoin), Script(containers, BootstrapPhase.AfterJoin), true, isSecret);
    }

    private static string? Script(IEnumerable<BootstrapContainer> containers, BootstrapPhase phase)
    {
        var own = containers.Where(container => container.Phase?.Content == phase).ToList();
        if (own.Count == 0)
        {
            return null;
        }

        var script = new ScriptWriter();
        foreach (var container in own)
        {
            script.Container(container.Name?.Content ?? string.Empty);
            foreach (var step in container.Steps?.Items ?? [])
            {
                StepWriter.Write(script, step.Content);
            }
        }

        return script.ToString();
    }
}
