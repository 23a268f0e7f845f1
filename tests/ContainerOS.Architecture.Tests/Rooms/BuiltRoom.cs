using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace ContainerOS.Architecture.Rooms;

/// <summary>The assembly of a room as the compiler wrote it.</summary>
internal static class BuiltRoom
{
    /// <summary>Our own assemblies that a room refers to.</summary>
    internal static IReadOnlyList<string> References(Room room)
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, room.Name + ".dll"));
        using var image = new PEReader(file);
        var metadata = image.GetMetadataReader();
        return
        [
            .. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name)).Where(IsOurs),
        ];
    }

    private static bool IsOurs(string name) => RoomTable.Rooms.Any(room => room.Name == name);
}
