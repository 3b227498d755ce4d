import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Form, type FormInstance, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem';
import { FailureNote } from '../dead-letters/FailureNote';
import type { Tried } from './types';

interface SourceDialogProps<F extends object> {
  readonly title: string;
  readonly form: FormInstance<F>;
  readonly initial: F;
  readonly children: ReactNode;
  readonly test: (values: F) => Promise<Tried>;
  readonly save: (values: F) => Promise<unknown>;
  readonly changed?: (change: Partial<F>) => void;
  readonly close: () => void;
  readonly done: () => void;
}

/** A form that can be tried before it is saved. Complaints of the server stand beside their fields. */
export function SourceDialog<F extends object>(props: SourceDialogProps<F>) {
  const { title, form, initial, children, changed, close, done } = props;
  const { t } = useTranslation();
  const complain = (problem: Error) => {
    if (!(problem instanceof ApiProblem)) return;
    const fields = problem.errors
      .filter(({ field }) => field !== undefined)
      .map(({ field = '', message }) => ({ name: field, errors: [message] }));
    form.setFields(fields as Parameters<typeof form.setFields>[0]);
  };
  const test = useMutation({ mutationFn: props.test, onError: complain });
  const save = useMutation({ mutationFn: props.save, onError: complain, onSuccess: done });
  const failed = test.error ?? save.error;
  return (
    <Modal
      open
      width={720}
      onCancel={close}
      title={title}
      closable={{ 'aria-label': t('federation.close') }}
      footer={
        <div className="source-actions">
          <Button
            loading={test.isPending}
            onClick={() => {
              save.reset();
              test.mutate(form.getFieldsValue(true) as F);
            }}
          >
            {t('federation.test')}
          </Button>
          <span className="source-space" />
          <Button onClick={close}>{t('federation.cancel')}</Button>
          <Button type="primary" loading={save.isPending} onClick={() => form.submit()}>
            {t('federation.save')}
          </Button>
        </div>
      }
    >
      <Form<F>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        onValuesChange={(change: Partial<F>) => changed?.(change)}
        onFinish={() => {
          test.reset();
          save.mutate(form.getFieldsValue(true) as F);
        }}
      >
        {children}
      </Form>
      {test.data && (
        <Alert
          type={test.data.ok ? 'success' : 'error'}
          showIcon
          role="status"
          title={test.data.ok ? t('federation.testOk') : t('federation.testFailed')}
          description={test.data.message}
        />
      )}
      {failed && <FailureNote problem={failed} />}
    </Modal>
  );
}
