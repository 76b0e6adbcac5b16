import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { listInstitutions } from '../../api/institutions.js';

/** How an institution is reached, for whoever has to ask there; what the directory does not say is left out. */
export function InstitutionContact({ id }: { id: string }) {
  const { t } = useTranslation();
  const directory = useQuery({ queryKey: ['institutions'], queryFn: listInstitutions, staleTime: 60_000 });
  const found = directory.data?.items.find((institution) => institution.id === id);
  if (!found?.phone && !found?.openingHours && !found?.contactPerson) return null;
  return (
    <li className="timeline__contact">
      {found.phone && (
        <span>
          {t('fields.phone')}:{' '}
          <a className="kern-link" dir="ltr" href={`tel:${found.phone.replace(/[^+\d]/g, '')}`}>
            {found.phone}
          </a>
        </span>
      )}
      {found.openingHours && (
        <span>
          {t('fields.openingHours')}: <span lang="de">{found.openingHours}</span>
        </span>
      )}
      {found.contactPerson && (
        <span>
          {t('fields.contactPerson')}: <bdi>{found.contactPerson}</bdi>
        </span>
      )}
    </li>
  );
}
