namespace ContainerOS.Engine.Tests.Recording;

/// <summary>A file of which half of each write is on the disk before the write fails.</summary>
internal sealed class TornFile(Stream whole, Action step) : Stream
{
    public Stream Whole => whole;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => whole.Length;

    public override long Position
    {
        get => whole.Position;
        set => whole.Position = value;
    }

    public override void Flush() => whole.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => whole.SetLength(value);

    public override void Write(byte[] buffer, int offset, int count)
    {
        whole.Write(buffer, offset, count / 2);
        whole.Flush();
        step();
        whole.Write(buffer, offset + (count / 2), count - (count / 2));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            whole.Dispose();
        }

        base.Dispose(disposing);
    }
}
