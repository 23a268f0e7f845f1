using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;

namespace ContainerOS.Architecture.Projects;

/// <summary>The compiled assembly of a project.</summary>
internal static class ProjectAssembly
{
    /// <summary>The assemblies of this repository that it refers to.</summary>
    internal static IReadOnlyList<string> References(Project project) =>
        Read(
            project,
            metadata =>
                [
                    .. metadata
                        .AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))
                        .Where(name => ProjectTable.Projects.Any(other => other.Name == name)),
                ]
        );

    /// <summary>The assemblies that see its internals.</summary>
    internal static IReadOnlyList<string> InternalsVisibleTo(Project project) =>
        Read(
            project,
            metadata =>
                [
                    .. metadata
                        .GetAssemblyDefinition()
                        .GetCustomAttributes()
                        .Select(metadata.GetCustomAttribute)
                        .Where(attribute => IsInternalsVisibleTo(metadata, attribute))
                        .Select(attribute => FirstArgument(metadata, attribute))
                        .Order(StringComparer.Ordinal),
                ]
        );

    private static IReadOnlyList<string> Read(Project project, Func<MetadataReader, IReadOnlyList<string>> read)
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, project.Name + ".dll"));
        using var image = new PEReader(file);
        return read(image.GetMetadataReader());
    }

    private static bool IsInternalsVisibleTo(MetadataReader metadata, CustomAttribute attribute) =>
        attribute.Constructor.Kind is HandleKind.MemberReference
        && metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } parent
        && metadata.StringComparer.Equals(metadata.GetTypeReference((TypeReferenceHandle)parent).Name, nameof(InternalsVisibleToAttribute));

    private static string FirstArgument(MetadataReader metadata, CustomAttribute attribute)
    {
        // ECMA-335 II.23.3: a two-byte prolog, then the arguments.
        var value = metadata.GetBlobReader(attribute.Value);
        value.Offset = sizeof(ushort);
        return value.ReadSerializedString()!;
    }
}
