using ContainerOS.Engine.State;

namespace ContainerOS.Engine.Tests.Recording;

/// <summary>
/// Real files that do not wait for the disk. What a write loses when its process is killed is the same; only a machine without power loses
/// more, and no test turns it off. The waits take half of the time of the tests that kill runs.
/// </summary>
internal class UnflushedFiles : StateFiles
{
    protected override void Flush(Stream file) => file.Flush();
}
