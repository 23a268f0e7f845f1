using ContainerOS.Protocol.Values;

namespace ContainerOS.Protocol.Monitor;

/// <summary>The part of the resource monitor that a component needs: it registers itself, its children and its outputs.</summary>
/// <remarks>
/// While a registration runs, the engine calls the same plugin: Check, Diff and Create of the child. So a caller must not hold a lock.
/// </remarks>
public interface IComponentMonitor
{
    /// <summary>Registers a resource and returns when it is deployed, has failed or was skipped.</summary>
    /// <exception cref="Faults.RpcFaultException">The monitor refused the registration, or the run ends.</exception>
    Task<RegisteredResource> RegisterAsync(ResourceRegistration request, CancellationToken ct);

    /// <summary>Records the outputs of a component.</summary>
    Task RegisterOutputsAsync(string urn, PropertyMap outputs, CancellationToken ct);
}
