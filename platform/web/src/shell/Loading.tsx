import { Spin } from 'antd';

export function Loading({ label, full = false }: { readonly label: string; readonly full?: boolean }) {
  return (
    <div className={full ? 'loading loading-full' : 'loading'} role="status">
      <Spin />
      <span className="muted">{label}</span>
    </div>
  );
}
